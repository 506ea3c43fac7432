import type { CliOptions } from './arguments.js';
import type { CliHost } from './cli.js';
/** Runs the codemods over files, reports and gives the exit code. */
export declare function runFiles(options: CliOptions, host: CliHost): Promise<number>;
