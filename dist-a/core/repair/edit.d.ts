import type { Range } from '../source/ast.js';
/** Replaces the text of a range; an empty range inserts, an empty text removes. */
export interface Edit {
    readonly range: Range;
    readonly text: string;
}
/**
 * Edits that do not overlap, taken from one repair after another. They are kept in sorted runs, each at least twice as long
 * as the next: looking up and adding both cost no more than the logarithm of what is there, squared, whatever the order.
 */
export declare class EditSet {
    private '#private';
    /**
     * Takes the edits of one repair, or none of them: a repair applies whole or not at all. An edit that is already there to
     * the letter (two repairs that want the same import) is shared.
     * @param claims a range in which nothing else may be edited
     */
    take(edits: readonly Edit[], claims?: Range): boolean;
    /** Whether {@link take} would take them. */
    fits(edits: readonly Edit[], claims?: Range): boolean;
    /** All edits taken, in the order of the text. */
    all(): readonly Edit[];
}
/** The text after all edits, which must not overlap. */
export declare function applyEdits(text: string, edits: readonly Edit[]): string;
