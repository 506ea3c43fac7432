import type { Discovery } from './discover-files.js';
import type { RunOptions, Shard } from './run-options.js';
type Choice = Pick<RunOptions, 'cwd' | 'paths' | 'listed' | 'project' | 'recent' | 'shard' | 'ignorePatterns' | 'useIgnoreFiles'>;
/**
 * The files of a run: what the paths stand for, as far as the project has them, they are recent, and they fall to this
 * shard.
 * @throws {UsageError} a path, the project or a revision does not exist.
 */
export declare function chooseFiles(options: Choice): Promise<Discovery>;
/** Which of so many shards a path falls to, from 1: always the same one, whatever other files there are. */
export declare function shardOf(path: string, count: Shard['count']): number;
export {};
