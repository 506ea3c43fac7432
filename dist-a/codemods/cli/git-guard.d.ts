import type { FoundFile } from './discover-files.js';
import type { Problem } from './run-result.js';
interface Permissions {
    readonly allowDirty: boolean;
    readonly allowNoVcs: boolean;
}
/** What forbids changing these files; empty when all that is lost could be had back from git. */
export declare function guardWithGit(files: readonly FoundFile[], permissions: Permissions): Promise<readonly Problem[]>;
export {};
