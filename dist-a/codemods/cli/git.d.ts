/** Git cannot be asked, or has refused; the message is git's own. */
export declare class GitError extends Error {
    readonly name = "GitError";
    /** What git ended with; undefined where it did not come that far. */
    readonly exitCode: number | undefined;
    constructor(message: string, exitCode?: number);
}
/** The work tree that a folder lies in. */
export declare function findWorkTree(folder: string): string | undefined;
export interface GitListing {
    /** Relative to the folder. */
    readonly names: readonly string[];
    /** Folders that git could not look into. */
    readonly unreadable: readonly string[];
}
/** Files below a folder, tracked or not, but for what git ignores. @throws {GitError} */
export declare function listWithGit(folder: string): Promise<GitListing>;
/**
 * Files that have one of the words, tracked or not, but for what git ignores. Outside of a repository, all below the folder that
 * are not installed.
 * @returns relative to the folder.
 * @throws {GitError}
 */
export declare function listWithWords(folder: string, words: readonly string[], extensions: readonly string[]): Promise<readonly string[]>;
/** Files with uncommitted changes, new ones among them, but none that is gone. @throws {GitError} */
export declare function listChanged(workTree: string): Promise<readonly string[]>;
/** Files whose staged content differs from the last commit. @throws {GitError} */
export declare function listStaged(workTree: string): Promise<readonly string[]>;
/** Files changed since the branch left a revision: committed, uncommitted and new ones. @throws {GitError} */
export declare function listSince(workTree: string, revision: string): Promise<readonly string[]>;
/**
 * Those of the files whose content git could not give back, and why.
 * @param files relative to the work tree.
 * @throws {GitError}
 */
export declare function findUncommitted(workTree: string, files: readonly string[]): Promise<ReadonlyMap<string, string>>;
