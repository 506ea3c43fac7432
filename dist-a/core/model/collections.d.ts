import type { CallExpression, MemberExpression, Node } from '../source/ast.js';
import type { Shape } from './completion.js';
/** Whether a method puts its arguments into a list or set: `list.push`. */
export declare function isListing(method: Node): boolean;
/** Whether an argument of the call is kept by the collection that the method is called on. */
export declare function keepsArgument(call: CallExpression, argument: Node): boolean;
/** The call that makes a collection of what the callback returns: `items.map(() => defer())`, `Array.from(list, () => defer())`. */
export declare function mappingBy(callback: Node): CallExpression | undefined;
/** What a member of a collection leads to: an element, another collection of the elements, or a function's parameter. */
export type Taken = {
    readonly kind: 'element' | 'collection' | 'entries';
    readonly node: Node;
} | {
    readonly kind: 'parameter';
    readonly node: Node;
};
/** Follows one use of a collection, a member expression on it, to the elements that come out of it. */
export declare function takenFrom(member: MemberExpression): Generator<Taken>;
/**
 * What the elements of a collection are given to in a loop or callback. A function, or an object with names, cannot be taken
 * apart by position: `for (const [id, waiter] of waiters)` goes through the entries of a map.
 */
export declare function patternOfElement(target: Node, shape: Shape): Node | null | undefined;
