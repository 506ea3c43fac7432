import { readFileSync } from 'node:fs';
import type { Codemod } from '../create-codemod.ts';
import { parseArguments, type CliOptions } from './arguments.ts';
import { chooseColors, type Colors } from './colors.ts';
import { exitCodes } from './exit-codes.ts';
import { createProgress, silentProgress } from './progress.ts';
import type { RunResult } from './run-result.ts';
import { UsageError } from './usage-error.ts';
import { usage } from './usage.ts';

export interface OutputStream {
  readonly isTTY?: boolean | undefined;
  readonly write: (text: string | Uint8Array) => unknown;
}

/** The process around the command line, or a stand-in for it. */
export interface CliHost {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: AsyncIterable<Uint8Array>;
  readonly stdout: OutputStream;
  readonly stderr: OutputStream;
  readonly signal?: AbortSignal | undefined;
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
      host.stdout.write(usage);
      return exitCodes.fine;
    case 'version':
      host.stdout.write(`${readVersion()}\n`);
      return exitCodes.fine;
    case 'list': {
      const { listCodemods } = await import('./list-codemods.ts');
      host.stdout.write(listCodemods(host.codemods ?? (await import('../registry.ts')).codemods, options.format));
      return exitCodes.fine;
    }
    case 'stdin':
      return runStdin(options, host);
    case 'run':
      return runFiles(options, host);
  }
}

async function runFiles(options: CliOptions, host: CliHost): Promise<number> {
  const { run } = await import('./run.ts');
  const isWatched = host.stderr.isTTY === true && !options.quiet;
  const progress = isWatched ? createProgress((text) => host.stderr.write(text)) : silentProgress;
  const result = await run(options.run, { codemods: host.codemods, signal: host.signal, progress });
  if (options.diff && options.format !== 'json') await writeDiff(result, options, host);
  await report(result, options, host, options.diff ? host.stderr : host.stdout);
  return result.exitCode;
}

async function runStdin(options: CliOptions, host: CliHost): Promise<number> {
  const { rewriteStdin } = await import('./rewrite-stdin.ts');
  const bytes = await readAll(host);
  if (bytes === undefined) return exitCodes.interrupted;
  const { result, output } = rewriteStdin(bytes, options.stdinFilename, options.run, host.codemods);
  if (options.format !== 'json') {
    if (options.diff) await writeDiff(result, options, host);
    else if (options.run.write) host.stdout.write(output);
  }
  await report(result, options, host, host.stderr);
  return result.exitCode;
}

async function readAll({ stdin, signal }: CliHost): Promise<Buffer | undefined> {
  const chunks: Uint8Array[] = [];
  try {
    for await (const chunk of stdin) chunks.push(chunk);
  } catch (error) {
    if (signal?.aborted !== true) throw error;
  }
  return signal?.aborted === true ? undefined : Buffer.concat(chunks);
}

async function writeDiff(result: RunResult, options: CliOptions, host: CliHost): Promise<void> {
  const { diffFile } = await import('./diff.ts');
  for (const file of result.files) host.stdout.write(diffFile(file, colorsFor(host.stdout, options, host)));
}

async function report(result: RunResult, options: CliOptions, host: CliHost, target: OutputStream): Promise<void> {
  const [{ problems }, { stylish }] = await Promise.all([
    import('./reporters/problems.ts'),
    import('./reporters/stylish.ts'),
  ]);
  if (options.format === 'json') {
    const { json } = await import('./reporters/json.ts');
    host.stdout.write(json(result, { diff: options.diff, version: readVersion() }));
  } else if (!options.quiet && (options.action === 'run' || options.verbose || !options.run.write)) {
    target.write(stylish(result, { colors: colorsFor(target, options, host), verbose: options.verbose }));
  }
  const text = problems(result, { colors: colorsFor(host.stderr, options, host), verbose: options.verbose });
  if (text !== '') host.stderr.write(text);
}

function colorsFor(stream: OutputStream, options: CliOptions, host: CliHost): Colors {
  return chooseColors(options.color, host.env, stream.isTTY === true);
}

function readVersion(): string {
  const manifest = JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as {
    readonly version: string;
  };
  return manifest.version;
}
