import type { CallExpression, Node } from '../source/ast.js';
/** Whether the call adds a reaction to a promise: `p.then(f)`, `p.catch(f)`, `p.finally(f)`. */
export declare function isReaction(node: Node): node is CallExpression;
/** The promise that a call adds a reaction to; undefined when it adds none. */
export declare function reactedTo(node: Node): Node | undefined;
/** The promise at the beginning of a chain of reactions; undefined when the call is none. */
export declare function reactionRoot(call: Node): Node | undefined;
