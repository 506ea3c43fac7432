import type { CliOptions } from './arguments.js';
import type { CliHost, OutputStream } from './cli.js';
import type { Colors } from './colors.js';
import type { RunResult } from './run-result.js';
/** Puts out all that was asked for about a run over files, and gives the exit code. */
export declare function output(result: RunResult, options: CliOptions, host: CliHost): Promise<number>;
/** Writes the reports, the one for people to the stream given, and gives the exit code. */
export declare function report(result: RunResult, options: CliOptions, host: CliHost, target: OutputStream): Promise<number>;
/** All changes as one patch. */
export declare function writeDiff({ files, created }: RunResult, colors: Colors): string;
/** The colours for a stream, as the flags, the environment and the stream want it. */
export declare function colorsFor(stream: OutputStream, options: CliOptions, host: CliHost): Colors;
