import type { Node } from '../source/ast.js';
/** Whether evaluating a node starts nothing: it calls nothing but loggers, and waits for nothing. */
export declare function isIdle(node: Node): boolean;
