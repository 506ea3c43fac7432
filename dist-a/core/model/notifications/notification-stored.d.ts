import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Holder, Owners } from './notification-owners.js';
/** Where a called function comes from: a field, or an element of a collection. */
export interface Stored {
    readonly holders: readonly Holder[];
    /** The name of the field or variable. */
    readonly name: string;
    /** How an element came out of a collection; undefined for the field itself. */
    readonly taken?: 'iterated' | 'keyed' | 'indexed' | 'removed';
    /** What the element is called where it is called. */
    readonly alias?: string;
    /** The member of an element, or of an options object, that is called. */
    readonly member?: string;
}
/** Follows functions that are called back to where they are kept. */
export declare class StoredFunctions {
    private '#private';
    constructor(source: Source, owners: Owners);
    /** Follows a called expression back to the field or collection that it was taken from. */
    of(node: Node, depth?: number): Stored | undefined;
    /**
     * Whether the elements of a collection are records that the file makes with the member as somebody has given it:
     * `this.active.set(id, { step, onComplete })`. In what is put there as a whole it may be a method.
     */
    isGivenMember({ holders, member }: Stored): boolean;
}
