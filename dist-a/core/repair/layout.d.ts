import type { Node, Range } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/** The white space that the line of an offset begins with. */
export declare function indentAt(text: string, offset: number): string;
/** One step of indentation, as the file has it: seen from the first indented line. */
export declare function indentStep(text: string): string;
/** A look at a whole text that is asked for at each finding of a file, one file after the other: taken once for each. */
export declare function oncePerText<T>(look: (text: string) => T): (text: string) => T;
/** The line break that the file uses. */
export declare const lineBreak: (text: string) => "\n" | "\r\n";
/** `;` where the file ends its statements with one. */
export declare const semicolon: (text: string) => "" | ";";
/** The quote that the file's imports and requires use; of a file that has none, the one that its short strings have. */
export declare const quote: (text: string) => "\"" | "'";
/** How the code around a place is set. */
export interface Style {
    readonly indent: string;
    readonly step: string;
    readonly line: string;
    readonly end: string;
}
export declare function styleAt({ text }: Source, offset: number): Style;
/** For what is put before a statement: beside it, where it has no line of its own. */
export declare function styleBefore(source: Source, statement: Node): Style;
/**
 * Removes a statement with its line, unless something else stands on it, and what tells a tool about that line. Another
 * comment stays where it is.
 */
export declare function removeStatement(source: Source, node: Node): Edit;
/** Sorted edits with the same done for lines that several of them remove one after the other. */
export declare function closeGaps(edits: readonly Edit[], text: string): readonly Edit[];
/** Moves the lines that begin in a range from one indentation to another, except inside strings. */
export declare function reindent(source: Source, range: Range, from: string, to: string, within: Node): Edit[];
/** An object of options that follows other text of a line: on the same line where there is room, else a line for each. */
export declare function optionsText(options: readonly string[], before: number, node: Node, { text }: Source): string;
/** The text of a node for the line of another: its further lines are moved with it. */
export declare function movedText(node: Node, to: Node, source: Source): string;
