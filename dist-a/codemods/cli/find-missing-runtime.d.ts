import type { FoundFile } from './discover-files.js';
import type { MissingRuntime } from './run-result.js';
/** The package that a specifier names; nothing for paths, `#imports` and the aliases of a project. */
export declare function packageName(specifier: string): string | undefined;
/** What to install so that the changed files find the runtime they import. */
export declare function findMissingRuntime(cwd: string, changed: readonly FoundFile[], specifier: string): MissingRuntime | undefined;
