import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { CliOptions } from './arguments.ts';
import type { CliHost } from './cli.ts';
import { describeUnread } from './describe-failure.ts';
import { exitCodes } from './exit-codes.ts';
import { createLineReader } from './line-reader.ts';
import { colorsFor, output } from './output.ts';
import { createProgress, silentProgress } from './progress.ts';
import { readStdin } from './read-stdin.ts';
import type { RunResult } from './run-result.ts';
import { run, type RunHost } from './run.ts';
import { UsageError } from './usage-error.ts';

/** Runs the codemods over files, reports and gives the exit code. */
export async function runFiles(options: CliOptions, host: CliHost): Promise<number> {
  const isWatched = host.stderr.isTTY === true && !options.quiet;
  const progress = isWatched ? createProgress((text) => host.stderr.write(text)) : silentProgress;
  let { run: runOptions } = options;
  if (options.filesFrom !== undefined) {
    const listed = await readList(options.filesFrom, host);
    if (listed === undefined) return exitCodes.interrupted;
    runOptions = { ...runOptions, listed };
  }
  // The types of a whole project live on, and to go through them again and again takes time.
  if (runOptions.project === undefined) host.spareMemory?.();
  const runHost = { codemods: host.codemods, signal: host.signal, progress };
  const result = options.interactive
    ? await runAsking(runOptions, options, host, runHost)
    : await run(runOptions, runHost);
  return output(result, options, host);
}

async function runAsking(
  runOptions: CliOptions['run'],
  options: CliOptions,
  host: CliHost,
  runHost: RunHost,
): Promise<RunResult> {
  if (host.stdin.isTTY !== true || host.stderr.isTTY !== true)
    throw new UsageError('--interactive asks at a terminal, and there is none; use --diff to look and -t to choose');
  const { readLine, close } = createLineReader(host.stdin);
  const colors = colorsFor(host.stderr, options, host);
  const terminal = { write: (text: string) => host.stderr.write(text), readLine, colors };
  try {
    return await run(runOptions, { ...runHost, terminal });
  } finally {
    await close();
  }
}

/** The names in a list, a line or a NUL apart; undefined when the run was interrupted meanwhile. */
async function readList(file: string, host: CliHost): Promise<readonly string[] | undefined> {
  const text = file === '-' ? (await readStdin(host))?.toString('utf8') : readFile(host.cwd, file);
  const names = text?.split(text.includes('\0') ? '\0' : /\r?\n/u);
  return names?.filter((name) => name !== '');
}

function readFile(cwd: string, file: string): string {
  try {
    return readFileSync(resolve(cwd, file), 'utf8');
  } catch (error) {
    throw new UsageError(`--files-from ${file} cannot be read: ${describeUnread(error)}`);
  }
}
