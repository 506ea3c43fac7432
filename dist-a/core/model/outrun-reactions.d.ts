import type { Places } from '../flow/places.js';
import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Handle, Role, Subject } from './completion.js';
/** The outcome of a promise that a reaction waits for, as a key: `p.then(resolve)` runs when `p` fulfils. */
export declare function reactionKey(call: CallExpression, value: Node, places: Places): string | undefined;
/** A settlement that comes whenever a promise fulfils. */
export interface AwaitedSettlement {
    readonly site: Node;
    /** What the reaction is given. */
    readonly value: Node;
    readonly subject: Subject;
    readonly role: Role;
}
/** What stands for the event of such a settlement in the turn that asks for it, in which it does not come. */
export declare const onReaction = "reaction";
/**
 * What an executor asks for with `load().then(resolve)` or `load().then((value) => resolve(value))`. A reaction never runs in
 * the turn that asks for it, so what the executor settles in the rest of that turn comes first.
 */
export declare function settlementOnFulfilment(handle: Handle, source: Source): AwaitedSettlement | undefined;
/** Whether the later one is a statement of a block that holds the earlier one: where that is asked for, this comes too. */
export declare function isBeside(earlier: Node, later: Node): boolean;
