import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { DeferredFlow, PlaceKey, Trace } from './flow.js';
import type { DeferredLibrary, LibraryOrigin } from './libraries.js';
/** Deferreds of one library that share places. */
export interface Group {
    readonly library: DeferredLibrary;
    readonly flow: DeferredFlow;
    readonly origins: readonly LibraryOrigin[];
    /** What becomes of each where it is made. */
    readonly traces: readonly Trace[];
    /** All places that they come to. */
    readonly places: ReadonlySet<PlaceKey>;
}
/** The edits that make sources of the deferreds of a group. @throws {Refusal} when they cannot all be sources. */
export declare function editGroup(group: Group, source: Source): {
    readonly edits: readonly Edit[];
    readonly isSafe: boolean;
};
