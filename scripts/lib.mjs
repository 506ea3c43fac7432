// What the scripts share. They are plain JavaScript because they run before anything is built.
import { spawn, spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const root = fileURLToPath(new URL('..', import.meta.url));

const bin = join(root, 'node_modules', '.bin');

/** @param {object} options */
const asOwnTool = (options) => ({
  cwd: root,
  stdio: ['ignore', 'inherit', 'inherit'],
  shell: process.platform === 'win32',
  ...options,
  env: { ...process.env, PATH: `${bin}${delimiter}${process.env.PATH}`, ...options.env },
});

/** Runs a command of this project's own tools and returns its exit code; the output goes where ours goes. */
export function run(command, args = [], options = {}) {
  const { status, error, signal } = spawnSync(command, args, asOwnTool(options));
  if (error) throw error;
  return signal === null ? status : 1;
}

/** Runs a command of this project's own tools beside others, and gives its exit code and all that it has written, in one piece. */
export function runBeside(command, args = [], options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, asOwnTool({ ...options, stdio: ['ignore', 'pipe', 'pipe'] }));
    let output = '';
    const write = (part) => (output += part);
    child.stdout.setEncoding('utf8').on('data', write);
    child.stderr.setEncoding('utf8').on('data', write);
    child.once('error', reject);
    child.once('close', (status) => {
      resolve({ status: status ?? 1, output });
    });
  });
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
