import type { CliOptions } from './arguments.js';
import type { CliHost } from './cli.js';
/** Rewrites what comes in on stdin and gives the exit code. */
export declare function runStdin(options: CliOptions, host: CliHost): Promise<number>;
