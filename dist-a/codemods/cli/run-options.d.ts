/** One machine's part of the files. */
export interface Shard {
    /** From 1. */
    readonly index: number;
    readonly count: number;
}
/** Files that git tells apart by what was done to them. */
export type Recent = {
    readonly kind: 'changed' | 'staged';
}
/** Changed since the branch left that revision. */
 | {
    readonly kind: 'since';
    readonly revision: string;
};
/** What to run over which files; nothing about how it is shown. */
export interface RunOptions {
    readonly cwd: string;
    /** Files, folders and globs; none stands for the current folder. */
    readonly paths: readonly string[];
    /** Files by name in place of `paths`; an empty list stands for no file. */
    readonly listed?: readonly string[];
    /**
     * A tsconfig.json whose files to take, of which `paths` choose some. Types come from here too.
     */
    readonly project?: string;
    /** Only these of the files. */
    readonly recent?: Recent;
    readonly shard?: Shard;
    /** Names of codemods and paths of jscodeshift transforms; none stands for all codemods. */
    readonly transforms: readonly string[];
    /** What the jscodeshift transforms are handed as options. */
    readonly transformOptions: Readonly<Record<string, unknown>>;
    readonly unsafe: boolean;
    /** The module specifier that TaskCompletionSource is imported from. */
    readonly runtime: string;
    /** What else than `new Promise` becomes a source: `withResolvers`, `p-defer`, … */
    readonly from: readonly string[];
    /** A file to write the runtime to and to import it from, in place of `runtime`. */
    readonly vendor?: string;
    readonly write: boolean;
    /** A file that would change is a failure. */
    readonly check: boolean;
    /** A file of sites that `check` accepts. */
    readonly baseline?: string;
    /** Write the sites that stay to the baseline. */
    readonly updateBaseline: boolean;
    readonly allowDirty: boolean;
    readonly allowNoVcs: boolean;
    /** Patterns as in .gitignore, from the current folder. */
    readonly ignorePatterns: readonly string[];
    /** Leave out what .gitignore files leave out. */
    readonly useIgnoreFiles: boolean;
    readonly concurrency: number | 'auto';
    /** How long one file may take, in milliseconds; 0 stands for ever. */
    readonly timeout: number;
    /** Render the change of each site. */
    readonly siteDiffs: boolean;
}
export declare const defaultRunOptions: Omit<RunOptions, 'cwd'>;
