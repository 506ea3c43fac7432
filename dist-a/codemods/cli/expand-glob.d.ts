export interface GlobMatch {
    /** The folder that all matches lie in. */
    readonly base: string;
    /** Absolute. */
    readonly files: ReadonlySet<string>;
}
/** The files that a glob names, for shells that do not expand it; nothing when the text is no glob. */
export declare function expandGlob(pattern: string, cwd: string): Promise<GlobMatch | undefined>;
