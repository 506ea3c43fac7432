import type { RunOptions } from './run-options.js';
import type { FileResult } from './run-result.js';
export interface FoundFile {
    /** As shown: from the current folder, with forward slashes. */
    readonly path: string;
    /** Free of symbolic links. */
    readonly absolute: string;
}
export interface Discovery {
    readonly files: readonly FoundFile[];
    /** Files that are done before they are read. */
    readonly settled: readonly FileResult[];
    readonly notes: readonly string[];
}
type DiscoveryOptions = Pick<RunOptions, 'cwd' | 'paths' | 'listed' | 'ignorePatterns' | 'useIgnoreFiles'>;
/** Whether a file is one of those that the codemods read, by its name. */
export declare function isSource(path: string): boolean;
/**
 * Finds the files that the paths stand for, each once.
 * @throws {UsageError} a path does not exist, or a glob matches nothing.
 */
export declare function discoverFiles(options: DiscoveryOptions): Promise<Discovery>;
export {};
