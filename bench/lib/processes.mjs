// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { temporaryFolder } from './tree.mjs';

const hasTaskset = spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0;

/** @typedef {{ args: readonly string[], core?: boolean, cwd?: string, env?: Record<string, string> }} Command `core`: hold it to one processor core */

/** Whether `core` has an effect here. */
export const holdsCores = hasTaskset;

/**
 * Runs Node from start to end and tells how long that took.
 * @param {Command} command
 */
export function runNode({ args, core = false, cwd, env }) {
  const isHeld = core && hasTaskset;
  const options = { cwd, env: { ...process.env, ...env }, encoding: /** @type {const} */ ('utf8'), maxBuffer: 2 ** 28 };
  const start = performance.now();
  const { status, error, stdout, stderr } = isHeld
    ? spawnSync('taskset', ['-c', '0', process.execPath, ...args], options)
    : spawnSync(process.execPath, [...args], options);
  const elapsed = performance.now() - start;
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${args.join(' ')} ended with ${String(status)}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  return { elapsed, stdout };
}

/**
 * The same, with what the process and those it starts take of the processor and of memory. On a busy machine the processor's time
 * says more than the clock.
 * @param {Command} command
 * @returns {Usage}
 */
export function runMeasured(command) {
  usageFile ??= join(temporaryFolder(), 'usage.jsonl');
  const preload = fileURLToPath(new URL('usage.mjs', import.meta.url));
  const env = { NODE_OPTIONS: `--import "${preload}"`, TCS_BENCH_USAGE: usageFile };
  const { elapsed } = runNode({ ...command, env });
  const all = existsSync(usageFile) ? readFileSync(usageFile, 'utf8').trim().split('\n') : [];
  rmSync(usageFile, { force: true });
  const each = all.map((line) => JSON.parse(line));
  return {
    elapsed,
    cpu: each.reduce((sum, { cpu }) => sum + cpu, 0),
    rss: Math.max(...each.map(({ rss }) => rss)),
  };
}

/** @typedef {{ readonly elapsed: number, readonly cpu: number, readonly rss: number }} Usage milliseconds, and MB at the most */

/** @type {string | undefined} */
let usageFile;
