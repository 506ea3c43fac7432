import type { Ignore } from 'ignore';
export interface Walk {
    /** Absolute. */
    readonly files: readonly string[];
    readonly unreadable: readonly {
        readonly path: string;
        readonly error: unknown;
    }[];
}
/** Rules written as in .gitignore, by the file system's own idea of case. */
export declare function createIgnore(patterns: string | readonly string[]): Ignore;
export interface WalkOptions {
    readonly useIgnoreFiles: boolean;
    /** .gitignore files count from this folder down. */
    readonly top: string;
}
/** All files below a folder, where there is no git to ask. Symbolic links are given as they are and not followed. */
export declare function walkFolder(folder: string, options: WalkOptions): Promise<Walk>;
