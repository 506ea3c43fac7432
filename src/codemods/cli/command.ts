import { cli } from './cli.ts';
import { exitCodes } from './exit-codes.ts';
import { spareMemory } from './spare-memory.ts';

/** The process `tcs-codemod`: its signals, its streams and its exit code. */
export async function runCommand(): Promise<void> {
  const interruption = new AbortController();
  // Once each: a second Ctrl-C ends the process at once, and no file is half written even then.
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
    process.once(name, () => {
      interruption.abort();
    });

  // Node would exit with 1, which says that `--check` found something.
  process.on('uncaughtException', (error) => {
    process.stderr.write(`tcs-codemod: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
    process.exit(exitCodes.failure);
  });

  // A reader that has seen enough, as in `tcs-codemod --diff | head`, is no failure.
  for (const stream of [process.stdout, process.stderr]) {
    stream.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  process.exitCode = await cli(process.argv.slice(2), {
    cwd: process.cwd(),
    env: process.env,
    // Merely looking at it opens the stream.
    get stdin() {
      const close = (): void => void process.stdin.destroy();
      if (interruption.signal.aborted) close();
      else interruption.signal.addEventListener('abort', close);
      return process.stdin;
    },
    stdout: process.stdout,
    stderr: process.stderr,
    signal: interruption.signal,
    spareMemory,
  });
}
