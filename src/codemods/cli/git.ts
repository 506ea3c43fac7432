import { execFile, type ExecFileException } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Git cannot be asked, or has refused; the message is git's own. */
export class GitError extends Error {
  override readonly name = 'GitError';
  /** What git ended with; undefined where it did not come that far. */
  readonly exitCode: number | undefined;

  constructor(message: string, exitCode?: number) {
    super(message);
    this.exitCode = exitCode;
  }
}

interface Output {
  readonly stdout: string;
  readonly stderr: string;
}

const maxOutput = 512 * 1024 * 1024;

// A hook sets these for the repository it runs in; a file may lie in another, and its folder tells the truth for both.
const hookVariables = [
  'GIT_DIR',
  'GIT_WORK_TREE',
  'GIT_INDEX_FILE',
  'GIT_PREFIX',
  'GIT_COMMON_DIR',
  'GIT_OBJECT_DIRECTORY',
];

function environment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !hookVariables.includes(name));
  return { ...Object.fromEntries(kept), LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0' };
}

/** `git grep` ends with 1 and says nothing where nothing matches. @throws {GitError} for all else */
function nothingFound(error: unknown): Output {
  if (error instanceof GitError && error.exitCode === 1) return { stdout: '', stderr: '' };
  throw error;
}

/** Runs git in a folder. @throws {GitError} it cannot be started or fails. */
function git(folder: string, args: readonly string[]): Promise<Output> {
  return new Promise((resolve, reject) => {
    const options = { cwd: folder, env: environment(), maxBuffer: maxOutput, windowsHide: true };
    execFile('git', args, options, (error, stdout, stderr) => {
      if (error === null) resolve({ stdout, stderr });
      else reject(new GitError(stderr.trim() === '' ? error.message : stderr.trim(), exitCodeOf(error)));
    });
  });
}

function exitCodeOf({ code }: ExecFileException): number | undefined {
  return typeof code === 'number' ? code : undefined;
}

function splitNames(stdout: string): readonly string[] {
  return stdout.split('\0').filter((name) => name !== '');
}

/** The work tree that a folder lies in. */
export function findWorkTree(folder: string): string | undefined {
  for (let current = folder; ; current = dirname(current)) {
    if (existsSync(join(current, '.git'))) return current;
    if (dirname(current) === current) return undefined;
  }
}

export interface GitListing {
  /** Relative to the folder. */
  readonly names: readonly string[];
  /** Folders that git could not look into. */
  readonly unreadable: readonly string[];
}

/** Files below a folder, tracked or not, but for what git ignores. @throws {GitError} */
export async function listWithGit(folder: string): Promise<GitListing> {
  const { stdout, stderr } = await git(folder, [
    'ls-files',
    '-z',
    '--cached',
    '--others',
    '--exclude-standard',
    '--',
    '.',
  ]);
  const unreadable = [...stderr.matchAll(/could not open directory '([^']*)'/gu)].map((match) => match[1] ?? '');
  return { names: splitNames(stdout), unreadable };
}

/**
 * Files in which one of the extended regular expressions matches, tracked or not, but for what git ignores. Outside of a
 * repository, all below the folder that are not installed.
 * @returns relative to the folder.
 * @throws {GitError}
 */
export async function listMatching(
  folder: string,
  patterns: readonly string[],
  extensions: readonly string[],
): Promise<readonly string[]> {
  const where = findWorkTree(folder) === undefined ? ['--no-index', '--exclude-standard'] : ['--untracked'];
  const paths = [...extensions.map((extension) => `*${extension}`), ':(exclude,glob)**/node_modules/**'];
  const found = new Set<string>();
  for (let at = 0; at < patterns.length; at += chunk) {
    // One expression is looked for faster than many.
    const pattern = patterns.slice(at, at + chunk).join('|');
    const args = ['grep', '-lzIE', '--no-color', ...where, '-e', pattern, '--', ...paths];
    const { stdout } = await git(folder, args).catch(nothingFound);
    for (const name of splitNames(stdout)) found.add(name);
  }
  return [...found];
}

/** Files with uncommitted changes, new ones among them, but none that is gone. @throws {GitError} */
export async function listChanged(workTree: string): Promise<readonly string[]> {
  const hasCommits = await git(workTree, ['rev-parse', '--verify', '--quiet', 'HEAD']).then(
    () => true,
    () => false,
  );
  const tracked = hasCommits
    ? await git(workTree, [...namesOfDiff, 'HEAD', '--'])
    : await git(workTree, ['ls-files', '-z', '--cached']);
  return [...splitNames(tracked.stdout), ...(await listUntracked(workTree))];
}

/** Files whose staged content differs from the last commit. @throws {GitError} */
export async function listStaged(workTree: string): Promise<readonly string[]> {
  return splitNames((await git(workTree, [...namesOfDiff, '--cached', '--'])).stdout);
}

/** Files changed since the branch left a revision: committed, uncommitted and new ones. @throws {GitError} */
export async function listSince(workTree: string, revision: string): Promise<readonly string[]> {
  const base = await mergeBase(workTree, revision);
  const { stdout } = await git(workTree, [...namesOfDiff, base, '--']);
  return [...splitNames(stdout), ...(await listUntracked(workTree))];
}

const namesOfDiff = ['diff', '--name-only', '-z', '--no-renames', '--no-ext-diff', '--diff-filter=d'];

async function listUntracked(workTree: string): Promise<readonly string[]> {
  return splitNames((await git(workTree, ['ls-files', '-z', '--others', '--exclude-standard'])).stdout);
}

async function commitOf(workTree: string, revision: string): Promise<string> {
  try {
    return (await git(workTree, ['rev-parse', '--verify', '--end-of-options', `${revision}^{commit}`])).stdout;
  } catch (error) {
    if (!(error instanceof GitError) || !error.message.includes('Needed a single revision')) throw error;
    throw new GitError('git knows no such revision: name a commit, a tag or a branch, and fetch it first');
  }
}

async function mergeBase(workTree: string, revision: string): Promise<string> {
  const commit = await commitOf(workTree, revision);
  try {
    return (await git(workTree, ['merge-base', commit.trim().split('\n').at(-1) ?? revision, 'HEAD'])).stdout.trim();
  } catch (error) {
    if (!(error instanceof GitError)) throw error;
    throw new GitError(
      `no common ancestor of ${revision} and HEAD is known; in a shallow clone, fetch more history (git fetch --unshallow)`,
    );
  }
}

const chunk = 500;

/**
 * Those of the files whose content git could not give back, and why.
 * @param files relative to the work tree.
 * @throws {GitError}
 */
export async function findUncommitted(
  workTree: string,
  files: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>();
  for (let at = 0; at < files.length; at += chunk) {
    const some = files.slice(at, at + chunk);
    const tracked = await git(workTree, ['--literal-pathspecs', 'ls-files', '-z', '--cached', '--', ...some]);
    const known = new Set(splitNames(tracked.stdout));
    for (const file of some) if (!known.has(file)) found.set(file, 'git does not track it');
    const status = [
      '--literal-pathspecs',
      'status',
      '--porcelain',
      '-z',
      '--no-renames',
      '--untracked-files=no',
      '--',
      ...some,
    ];
    for (const entry of splitNames((await git(workTree, status)).stdout))
      found.set(entry.slice(3), 'it has uncommitted changes');
  }
  return found;
}
