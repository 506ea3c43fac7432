import type { CallExpression, Node } from '../source/ast.js';
/** Whether nobody takes the promise of a reaction, nor one that passes its value on. */
export declare function isReactionDropped(call: Node): boolean;
/** Whether nobody sees what the call gives, so that `true` in the place of undefined changes nothing. */
export declare function isResultDropped(call: CallExpression): boolean;
