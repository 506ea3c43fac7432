import type { Edit } from '../core/repair/edit.js';
import type { Range } from '../core/source/ast.js';
/** A stretch of a file that is code, and what to read it as. */
export interface ScriptBlock {
    /** Where the code starts and ends in the file. */
    readonly start: number;
    readonly end: number;
    /** The file's path with the extension of the block's language. */
    readonly path: string;
}
/** Whether a file is a component, whose code stands in `<script>` blocks. */
export declare function isComponent(path: string): boolean;
/** The code of a file: all of it, or what stands in the `<script>` blocks of a Vue or Svelte component. */
export declare function scriptBlocks(path: string, text: string): readonly ScriptBlock[];
/** The code of a file as one text, for a quick look. */
export declare function scriptText(path: string, text: string): string;
/**
 * A name of a block that an edit adds or takes away and that the file mentions elsewhere: its template or its other
 * block may mean it, and nothing here reads templates.
 */
export declare function nameSharedWithMarkup(text: string, block: ScriptBlock, after: string): string | undefined;
/** A range of a block as one of the file. */
export declare function inFile([start, end]: Range, block: ScriptBlock): Range;
/** The edits of a block as edits of the file. An import on a line of its own takes the indentation of its neighbour. */
export declare function toFile(edits: readonly Edit[], block: ScriptBlock, code: string): readonly Edit[];
