// @ts-check
import { spawnSync } from 'node:child_process';

const hasTaskset = spawnSync('taskset', ['-c', '0', process.execPath, '--version']).status === 0;

/** @typedef {{ args: readonly string[], core?: boolean, cwd?: string }} Command `core`: hold it to one processor core */

/** Whether `core` has an effect here. */
export const holdsCores = hasTaskset;

/**
 * Runs Node from start to end and tells how long that took.
 * @param {Command} command
 */
export function runNode({ args, core = false, cwd }) {
  const isHeld = core && hasTaskset;
  const start = performance.now();
  const { status, error, stdout, stderr } = isHeld
    ? spawnSync('taskset', ['-c', '0', process.execPath, ...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 })
    : spawnSync(process.execPath, [...args], { cwd, encoding: 'utf8', maxBuffer: 2 ** 28 });
  const elapsed = performance.now() - start;
  if (error) throw error;
  if (status !== 0)
    throw new Error(`${args.join(' ')} ended with ${String(status)}\n${stdout.slice(-2000)}${stderr.slice(-2000)}`);
  return { elapsed, stdout };
}

/**
 * Runs commands in turns, so that all of them meet the same noise.
 * @template {string} Name
 * @param {Record<Name, Command>} commands
 * @param {number} repeats
 */
export function compare(commands, repeats) {
  const entries = /** @type {[Name, Command][]} */ (Object.entries(commands));
  /** @type {any} */
  const empty = Object.fromEntries(entries.map(([name]) => [name, []]));
  /** @type {Record<Name, number[]>} */
  const samples = empty;
  for (let repeat = 0; repeat < repeats; repeat++) {
    for (const [name, command] of entries) samples[name].push(runNode(command).elapsed);
  }
  return samples;
}
