import type { Codemod } from '../create-codemod.ts';
import { parseArguments, type CliOptions } from './arguments.ts';
import { exitCodes } from './exit-codes.ts';
import { UsageError } from './usage-error.ts';
import { usage } from './usage.ts';
import { readVersion } from './version.ts';

export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string | Uint8Array) => unknown;
}

/** The process around the command line, or a stand-in for it. */
export interface CliHost {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array> & { readonly isTTY?: boolean | undefined };
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signal?: AbortSignal | undefined;
  /** Called before files are rewritten by what is in them alone, where the process may be told so: memory is to stay small. */
  readonly spareMemory?: (() => void) | undefined;
  /** In place of the codemods of this package. */
  readonly codemods?: readonly Codemod[] | undefined;
}

/** Runs the command line and gives the exit code. Throws nothing: what goes wrong is on stderr. */
export async function cli(argv: readonly string[], host: CliHost): Promise<number> {
  try {
    return await dispatch(parseArguments(argv, host.cwd), host);
  } catch (error) {
    if (error instanceof UsageError) host.stderr.write(`tcs-codemod: ${error.message}\nSee tcs-codemod --help\n`);
    else host.stderr.write(`tcs-codemod: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    return exitCodes.failure;
  }
}

// Modules are loaded by the branch that needs them, so that --help and --version answer at once.
async function dispatch(options: CliOptions, host: CliHost): Promise<number> {
  switch (options.action) {
    case 'help':
      host.stdout.write(usage());
      return exitCodes.fine;
    case 'version':
      host.stdout.write(`${readVersion()}\n`);
      return exitCodes.fine;
    case 'list': {
      const { listCodemods } = await import('./list-codemods.ts');
      host.stdout.write(listCodemods(host.codemods ?? (await import('../registry.ts')).codemods, options.format));
      return exitCodes.fine;
    }
    case 'merge': {
      const { mergeReports } = await import('./merge-reports.ts');
      const { output } = await import('./output.ts');
      return output(mergeReports(host.cwd, options.run.paths), options, host);
    }
    case 'stdin':
      return (await import('./run-stdin.ts')).runStdin(options, host);
    case 'run':
      return (await import('./run-files.ts')).runFiles(options, host);
  }
}
