import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/** Where handles of pending promises are kept until they are settled: a field, a variable, or a member of either. */
export interface PendingPlace {
    readonly key: string;
    /** The name of its last part, by which it is found in the text; of a private field with its `#`. */
    readonly name: string;
    /** Many handles, or one. */
    readonly isCollection: boolean;
    /** The field or collection as one place writes it. */
    readonly at: Node;
    /** What it is a part of: the class or object of a field, the scope of a variable. */
    readonly owner: Node | string;
}
/** Promises whose handles are kept in the same places: to settle them through one of the places is enough. */
export interface PendingGroup {
    readonly places: readonly PendingPlace[];
    readonly completions: readonly Completion[];
}
/** The places of a file that keep handles. */
export declare function pendingGroups(source: Source): readonly PendingGroup[];
