import type { CliHost } from './cli.js';
/** All of stdin; undefined when the run was interrupted meanwhile. */
export declare function readStdin({ stdin, signal }: CliHost): Promise<Buffer | undefined>;
