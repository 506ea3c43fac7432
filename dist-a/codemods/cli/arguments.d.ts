import type { Format, ReportFile } from './formats.js';
import type { RunOptions } from './run-options.js';
/** The command line, checked. */
export interface CliOptions {
    readonly action: 'run' | 'stdin' | 'merge' | 'list' | 'help' | 'version';
    readonly run: RunOptions;
    readonly interactive: boolean;
    /** Where to read the names of the files from; `-` is stdin. */
    readonly filesFrom?: string;
    readonly diff: boolean;
    /** Where to write the patch to. */
    readonly patch?: string;
    readonly print: boolean;
    readonly format: Format;
    readonly reports: readonly ReportFile[];
    readonly quiet: boolean;
    readonly verbose: boolean;
    /** As asked for; absent, the stream and the environment decide. */
    readonly color?: boolean;
    readonly stdinFilename: string;
}
/**
 * Reads the command line.
 * @throws {UsageError} an unknown option, a value out of range, or options that contradict each other.
 */
export declare function parseArguments(argv: readonly string[], cwd: string): CliOptions;
