import type { Colors } from './colors.js';
import type { Change, CreatedFile } from './run-result.js';
interface ChangedFile {
    readonly path: string;
    readonly change?: Change;
    /** The patch itself, where the texts are not known. */
    readonly diff?: string;
}
/** The change of one file as a unified diff that `git apply` and `patch -p1` read; empty when it has none. */
export declare function diffFile({ path, change, diff }: ChangedFile, colors?: Colors): string;
/** The same for a file that is new. */
export declare function diffCreated({ path, text }: CreatedFile, colors?: Colors): string;
/** The hunks of a change, without the names of the files. */
export declare function diffText(before: string, after: string): string;
/** The offset of the first character in which two texts differ. */
export declare function firstDifference(before: string, after: string): number;
/** Colours the lines of hunks that have no header. */
export declare function paintHunks(hunks: string, colors: Colors): string;
export {};
