// What the scripts share. They are plain JavaScript because they run before anything is built.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** Runs a command of this project's own tools and returns its exit code; the output goes where ours goes. */
export function run(command, args = [], options = {}) {
  const { status, error, signal } = spawnSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    ...options,
    env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...options.env },
  });
  if (error) throw error;
  return signal === null ? status : 1;
}

/** The names of all rules: the files in src/rules that are not its machinery. */
export function ruleNames() {
  const machinery = new Set(['create-rule', 'index', 'report-findings', 'rule-module', 'source-of']);
  return readdirSync(join(root, 'src/rules'))
    .filter((file) => file.endsWith('.ts'))
    .map((file) => file.slice(0, -'.ts'.length))
    .filter((name) => !machinery.has(name))
    .sort();
}

/** Ends with a message and no stack: for what the caller got wrong. */
export function fail(message) {
  console.error(message);
  process.exit(2);
}
