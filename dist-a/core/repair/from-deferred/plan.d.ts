import type { Range } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Applicability } from '../repair.js';
import type { DeferredLibrary } from './libraries.js';
/** What can be done about a library's deferred: edits, or the reason why there are none. */
export interface DeferredPlan {
    readonly range: Range;
    readonly outcome: {
        readonly edits: readonly Edit[];
        readonly applicability: Applicability;
    } | {
        readonly skip: {
            readonly code: string;
            readonly detail: string;
        };
    };
}
/** Plans the rewrite of libraries' deferreds: a source takes the place of each, with all places that keep it. */
export declare function planFromDeferred(source: Source, wanted: readonly DeferredLibrary[]): readonly DeferredPlan[];
