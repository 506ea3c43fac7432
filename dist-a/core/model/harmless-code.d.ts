import type { CallExpression, Node } from '../source/ast.js';
/** Whether a call does nothing for those who wait, and keeps nothing. */
export declare function isHarmless(call: CallExpression): boolean;
/** Whether code calls nothing but what does nothing for those who wait, and keeps nothing elsewhere. */
export declare function isHarmlessCode(code: Node): boolean;
