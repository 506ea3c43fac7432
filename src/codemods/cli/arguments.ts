import { parseArgs, type ParseArgsConfig } from 'node:util';
import { defaultRunOptions, type RunOptions } from './run-options.ts';
import { suggestName } from './suggest-name.ts';
import { UsageError } from './usage-error.ts';

export const formats = ['stylish', 'json'] as const;
export type Format = (typeof formats)[number];

/** The command line, checked. */
export interface CliOptions {
  readonly action: 'run' | 'stdin' | 'list' | 'help' | 'version';
  readonly run: RunOptions;
  readonly diff: boolean;
  readonly format: Format;
  readonly quiet: boolean;
  readonly verbose: boolean;
  /** As asked for; absent, the stream and the environment decide. */
  readonly color?: boolean;
  readonly stdinFilename: string;
}

const flags = {
  transform: { type: 'string', short: 't', multiple: true },
  'dry-run': { type: 'boolean', short: 'd' },
  diff: { type: 'boolean' },
  check: { type: 'boolean' },
  unsafe: { type: 'boolean' },
  runtime: { type: 'string' },
  list: { type: 'boolean' },
  format: { type: 'string' },
  stdin: { type: 'boolean' },
  'stdin-filename': { type: 'string' },
  'allow-dirty': { type: 'boolean' },
  'allow-no-vcs': { type: 'boolean' },
  'ignore-pattern': { type: 'string', multiple: true },
  'no-ignore': { type: 'boolean' },
  concurrency: { type: 'string' },
  color: { type: 'boolean' },
  'no-color': { type: 'boolean' },
  quiet: { type: 'boolean', short: 'q' },
  verbose: { type: 'boolean', short: 'v' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const satisfies ParseArgsConfig['options'];

function parse(argv: readonly string[]) {
  try {
    return parseArgs({ args: [...argv], options: flags, allowPositionals: true, strict: true });
  } catch (error) {
    throw new UsageError(explain(error));
  }
}

function explain(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  const unknown = /^Unknown option '-{1,2}([^']+)'/u.exec(message)?.[1];
  // Node goes on to explain positional arguments, which is no help here.
  if (unknown === undefined) return message;
  const meant = suggestName(unknown, Object.keys(flags));
  const flag = unknown.length === 1 ? `-${unknown}` : `--${unknown}`;
  return `Unknown option ${flag}${meant === undefined ? '' : `: did you mean --${meant}?`}`;
}

function parseFormat(value: string | undefined): Format {
  const format = formats.find((each) => each === (value ?? 'stylish'));
  if (format === undefined)
    throw new UsageError(`Unknown --format ${String(value)}: write one of ${formats.join(', ')}`);
  return format;
}

function parseConcurrency(value: string | undefined): number | 'auto' {
  if (value === undefined || value === 'auto') return 'auto';
  const count = Number(value);
  if (/^\d+$/u.test(value) && count >= 1 && count <= 256) return count;
  throw new UsageError(`--concurrency ${value}: write a number from 1 to 256, or auto`);
}

function required(name: string, value: string | undefined): string | undefined {
  if (value?.trim() === '') throw new UsageError(`--${name} needs a value`);
  return value;
}

/**
 * Reads the command line.
 * @throws {UsageError} an unknown option, a value out of range, or options that contradict each other.
 */
export function parseArguments(argv: readonly string[], cwd: string): CliOptions {
  const { values, positionals: paths } = parse(argv);
  const stdinFilename = required('stdin-filename', values['stdin-filename']);
  const stdin = values.stdin ?? stdinFilename !== undefined;
  if (stdin && paths.length > 0) throw new UsageError(`--stdin reads one text: leave out ${paths.join(', ')}`);
  if (paths.includes('')) throw new UsageError('A path is empty');
  const quiet = values.quiet ?? false;
  const verbose = values.verbose ?? false;
  if (quiet && verbose) throw new UsageError('--quiet and --verbose contradict each other');
  const color = values['no-color'] === true ? false : values.color;
  const check = values.check ?? false;
  const diff = values.diff ?? false;
  return {
    action: chooseAction(values, stdin),
    run: {
      ...defaultRunOptions,
      cwd,
      paths,
      transforms: parseTransforms(values.transform),
      unsafe: values.unsafe ?? false,
      runtime: required('runtime', values.runtime) ?? defaultRunOptions.runtime,
      write: !(check || diff || (values['dry-run'] ?? false)),
      check,
      allowDirty: values['allow-dirty'] ?? false,
      allowNoVcs: values['allow-no-vcs'] ?? false,
      ignorePatterns: values['ignore-pattern'] ?? [],
      useIgnoreFiles: !(values['no-ignore'] ?? false),
      concurrency: parseConcurrency(values.concurrency),
    },
    diff,
    format: parseFormat(values.format),
    quiet,
    verbose,
    ...(color === undefined ? {} : { color }),
    stdinFilename: stdinFilename ?? 'stdin.ts',
  };
}

function chooseAction(values: Readonly<Record<string, unknown>>, stdin: boolean): CliOptions['action'] {
  if (values['help'] === true) return 'help';
  if (values['version'] === true) return 'version';
  if (values['list'] === true) return 'list';
  return stdin ? 'stdin' : 'run';
}

function parseTransforms(values: readonly string[] | undefined): readonly string[] {
  if (values === undefined) return [];
  const names = values.flatMap((value) => value.split(',')).map((name) => name.trim());
  const given = names.filter((name) => name !== '');
  if (given.length === 0) throw new UsageError('--transform needs the name of a codemod; --list shows them');
  return given;
}
