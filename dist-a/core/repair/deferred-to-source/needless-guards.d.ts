import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Kept } from './kept.js';
/** What asks for variables that a constant takes the place of, and goes. */
export interface NeedlessGuards {
    readonly edits: readonly Edit[];
    /** The nodes whose text goes with them. */
    readonly gone: readonly Node[];
}
/**
 * `if (!resolve || !reject) throw new Error('…')` and the condition of `if (resolve) { resolve(); }`: the constant is never
 * empty, and they only told TypeScript that the executor has run. One with a comment stays.
 */
export declare function needlessGuards(kept: readonly Kept[], source: Source): NeedlessGuards;
