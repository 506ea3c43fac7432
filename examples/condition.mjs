// @ts-check
// A condition: `waitUntil` asks again and again until the answer is truthy, and gives that answer. It is for what can only
// be asked, such as a file that another process writes; where there is an event, `fromEvent` tells sooner.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TimeoutError, waitUntil } from 'task-completion-source';

/**
 * What a file holds, nothing while there is no such file. Any other trouble is an error, and ends the wait.
 *
 * @param {string} path
 */
async function readIfThere(path) {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

const folder = await mkdtemp(join(tmpdir(), 'condition-'));
try {
  const path = join(folder, 'ready.txt');
  // Renamed into place, so that nobody sees half of it.
  const code = `
    const { renameSync, writeFileSync } = require('node:fs');
    const [path] = process.argv.slice(1);
    writeFileSync(path + '.part', 'ready');
    renameSync(path + '.part', path);
  `;
  spawn(process.execPath, ['--eval', code, path], { stdio: 'ignore' });
  console.log('the other process says:', await waitUntil(() => readIfThere(path), { interval: 5, timeout: 10_000 }));

  try {
    await waitUntil(() => readIfThere(join(folder, 'other.txt')), { interval: 5, timeout: 30 });
  } catch (error) {
    if (!(error instanceof TimeoutError)) throw error;
    console.log(error.message);
  }

  try {
    await waitUntil(() => readIfThere(folder), { timeout: 10_000 });
  } catch (error) {
    console.log('an error ends it at once:', error instanceof Error && 'code' in error ? error.code : error);
  }
} finally {
  await rm(folder, { recursive: true });
}

// prints:
// the other process says: ready
// Timed out after 30 ms
// an error ends it at once: EISDIR
