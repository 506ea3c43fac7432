import type { Node } from '../source/ast.js';
/** Whether a settlement stands in a `try` whose handler takes the error. */
export declare function isCaught(node: Node): boolean;
