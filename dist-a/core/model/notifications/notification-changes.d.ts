import type { Node } from '../../source/ast.js';
import type { Holder, Owners } from './notification-owners.js';
/** A write of state: an assignment, an update, a `delete` or a change of a collection. */
export interface StateChange {
    readonly node: Node;
    /** The place that is written, as the reader knows it. */
    readonly target: Node;
    /** The same piece of state by each of the objects that it belongs to. */
    readonly holders: readonly Holder[];
    readonly form: 'assign' | 'update' | 'delete' | 'collection';
    /** What a plain assignment gives. */
    readonly value: Node | undefined;
}
/** The changes of state of certain objects and modules in a stretch of code. */
export declare function stateChanges(code: Node, owners: Owners, of: ReadonlySet<string>): StateChange[];
/** Changes in source order, outer ones first. */
export declare function inOrder(changes: readonly StateChange[]): StateChange[];
/** `list.length = 0`: who was handed the list has an empty one now. */
export declare function isEmptied({ target, form }: StateChange): boolean;
/** Whether a place is emptied: `x = []`, `x.length = 0`, `x.clear()`. */
export declare function isReset({ node, form, value }: StateChange): boolean;
