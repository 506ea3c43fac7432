import type { Settings } from './settings.js';
import type { Source } from './source.js';
/** The text is not JavaScript or TypeScript that the parsers can read. */
export declare class ParseError extends Error {
    readonly name = "ParseError";
    readonly line: number;
    readonly column: number;
    constructor(message: string, line: number, column: number);
}
export type ParserName = 'oxc' | 'typescript-estree';
export interface ParseOptions {
    readonly settings?: Settings;
    /** Use this parser alone; without it oxc comes first and the other is the fallback. */
    readonly parser?: ParserName;
}
/** Reads a file into a {@link Source}. @throws {ParseError} when no parser can read it. */
export declare function parse(path: string, text: string, options?: ParseOptions): Source;
/** A file that a parser has read, whose tree it has not handed over yet: that takes longer than to read it. */
export interface ReadFile {
    readonly whole: () => Source;
    /** An expression of the file as a file of its own; undefined where the code is no expression from its start to its end. */
    readonly alone: (code: string) => Source | undefined;
}
/** Reads a file, of which a part may be all that is needed. @throws {ParseError} when no parser can read it. */
export declare function read(path: string, text: string, { parser, settings }?: ParseOptions): ReadFile;
/** Asks only whether a file can be read, for a third of the time. @throws {ParseError} when no parser can read it. */
export declare function checkSyntax(path: string, text: string, { parser }?: ParseOptions): void;
