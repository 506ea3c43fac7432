import type { Codemod } from '../create-codemod.js';
export interface OutputStream {
    readonly isTTY?: boolean | undefined;
    readonly write: (text: string | Uint8Array) => unknown;
}
/** The process around the command line, or a stand-in for it. */
export interface CliHost {
    readonly cwd: string;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly stdin: AsyncIterable<Uint8Array> & {
        readonly isTTY?: boolean | undefined;
    };
    readonly stdout: OutputStream;
    readonly stderr: OutputStream;
    readonly signal?: AbortSignal | undefined;
    /** In place of the codemods of this package. */
    readonly codemods?: readonly Codemod[] | undefined;
}
/** Runs the command line and gives the exit code. Throws nothing: what goes wrong is on stderr. */
export declare function cli(argv: readonly string[], host: CliHost): Promise<number>;
