import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { onTestFinished } from 'vitest';
import { cli } from '../../../src/codemods/cli/cli.ts';
import type { Codemod } from '../../../src/codemods/create-codemod.ts';

/** Renames `oldName` to `newName`; a site in `oldUnsafe` is suggested, one in `oldStuck` is skipped. */
export const renameCodemod: Codemod = {
  name: 'rename-old',
  summary: 'oldName becomes newName',
  rule: 'no-old',
  relevance: /\bold[A-Z]\w+/u,
  *find(source) {
    for (const match of source.text.matchAll(/\bold(Name|Unsafe|Stuck|Bug)\b/gu)) {
      const range = [match.index, match.index + match[0].length] as const;
      const messageId = 'old';
      if (match[1] === 'Bug') throw new TypeError('the codemod tripped');
      if (match[1] === 'Stuck') {
        yield { range, messageId, skip: { code: 'stuck', detail: 'other files can reach it' } };
        continue;
      }
      const applicability = match[1] === 'Unsafe' ? 'suggested' : 'safe';
      yield { range, messageId, repairs: [{ applicability, messageId, edits: [{ range, text: 'newName' }] }] };
    }
  },
};

export const otherCodemod: Codemod = {
  name: 'other-thing',
  summary: 'another one',
  rule: 'no-other',
  relevance: /\botherThing\b/u,
  find: () => [],
};

export const codemods = [renameCodemod, otherCodemod];

export type Tree = Readonly<Record<string, string | Buffer>>;

/** A folder of its own with these files, for as long as the test runs. */
export function makeTree(files: Tree = {}): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'tcs-codemod-')));
  onTestFinished(() => {
    rmSync(root, { recursive: true, force: true });
  });
  addFiles(root, files);
  return root;
}

export function addFiles(root: string, files: Tree): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  }
}

export function git(root: string, ...args: readonly string[]): string {
  const identity = ['-c', 'user.name=t', '-c', 'user.email=t@example.com', '-c', 'commit.gpgsign=false'];
  return execFileSync('git', [...identity, ...args], { cwd: root, encoding: 'utf8', stdio: 'pipe' });
}

/** The same in a git repository, committed. */
export function makeRepository(files: Tree = {}): string {
  const root = makeTree(files);
  git(root, 'init', '-q');
  git(root, 'add', '-A', '-f');
  git(root, 'commit', '-q', '--allow-empty', '-m', 'start');
  return root;
}

export function read(root: string, path: string): string {
  return readFileSync(join(root, path), 'utf8');
}

export interface CliResult {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliSetup {
  readonly stdin?: string | Buffer;
  readonly signal?: AbortSignal;
  readonly env?: Readonly<Record<string, string>>;
  readonly isTTY?: boolean;
  readonly codemods?: readonly Codemod[];
}

/** Runs the command line in this process with the codemods above. */
export async function runCli(cwd: string, argv: readonly string[], setup: CliSetup = {}): Promise<CliResult> {
  const streams = { stdout: '', stderr: '' };
  const output = (name: keyof typeof streams) => ({
    isTTY: setup.isTTY,
    write: (text: string | Uint8Array) =>
      (streams[name] += typeof text === 'string' ? text : Buffer.from(text).toString('utf8')),
  });
  const code = await cli(argv, {
    cwd,
    env: setup.env ?? {},
    stdin: Object.assign(Readable.from([Buffer.from(setup.stdin ?? '')]), { isTTY: setup.isTTY }),
    stdout: output('stdout'),
    stderr: output('stderr'),
    signal: setup.signal,
    codemods: setup.codemods ?? codemods,
  });
  return { code, ...streams };
}

interface JsonReport {
  readonly mode: string;
  readonly exitCode: number;
  readonly interrupted: boolean;
  readonly totals: {
    readonly files: number;
    readonly byStatus: Readonly<Record<string, number>>;
    readonly leftAlone: Readonly<Record<string, number>>;
    readonly sites: Readonly<Record<string, number>>;
    readonly skipped: Readonly<Record<string, number>>;
    readonly newSites?: number;
    readonly errors: number;
  };
  readonly files: readonly {
    readonly path: string;
    readonly status: string;
    readonly diff?: string;
    readonly reason?: { readonly code: string };
    readonly error?: { readonly code: string; readonly detail: string };
    readonly sites: readonly {
      readonly line: number;
      readonly column: number;
      readonly status: string;
      readonly isKnown?: boolean;
      readonly diff?: string;
      readonly skip?: { readonly code: string; readonly detail: string };
    }[];
  }[];
  readonly errors: readonly {
    readonly code: string;
    readonly path?: string;
    readonly line?: number;
    readonly detail: string;
  }[];
  readonly notes: readonly string[];
  readonly created?: { readonly path: string; readonly text: string };
  readonly missingRuntime?: { readonly name: string; readonly command: string; readonly packages: readonly string[] };
}

export async function runJson(
  cwd: string,
  argv: readonly string[],
  setup: CliSetup = {},
): Promise<JsonReport & CliResult> {
  const result = await runCli(cwd, [...argv, '--format', 'json'], setup);
  return { ...(JSON.parse(result.stdout) as JsonReport), ...result };
}

/** Path to status, or to the reason's code where there is one. */
export function outcomes(report: JsonReport): Readonly<Record<string, string>> {
  return Object.fromEntries(
    report.files.map((file) => [file.path, file.error?.code ?? file.reason?.code ?? file.status]),
  );
}

export function withMode<T>(path: string, mode: number, action: () => Promise<T>): Promise<T> {
  chmodSync(path, mode);
  return action().finally(() => {
    chmodSync(path, 0o755);
  });
}
