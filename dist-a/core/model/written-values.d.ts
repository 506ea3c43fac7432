import type { CallExpression, Node } from '../source/ast.js';
/** Whether the program is the one that runs, which is there. */
export declare function isOwnProgram(program: Node | undefined): boolean;
/** `listen(0)`: the system finds a port that is free. */
export declare function isAnyPort(port: Node): boolean;
/** `listen(0)`, `bind(0)`, `new WebSocketServer({ port: 0 })` */
export declare function takesAnyPort([first]: CallExpression['arguments']): boolean;
/** `'data:image/png;base64,…'`, also in parts */
export declare function isWrittenOut(value: Node): boolean;
