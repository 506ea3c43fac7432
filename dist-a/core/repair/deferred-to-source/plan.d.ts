import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Applicability } from '../repair.js';
/** What can be done about one bare deferred: edits, or the reason why there are none. */
export type Plan = {
    readonly edits: readonly Edit[];
    readonly applicability: Applicability;
    /** The edits only make ready what the next pass rewrites. */
    readonly isStep?: boolean;
} | {
    readonly skip: {
        readonly code: string;
        readonly detail: string;
    };
};
/**
 * Plans the rewrite of bare deferreds onto TaskCompletionSource. Promises whose resolvers share a place are one
 * plan: either all of their places come to keep sources, or the places stay and keep the functions of sources.
 */
export declare function planDeferredToSource(completions: readonly Completion[], source: Source): ReadonlyMap<Completion, Plan>;
