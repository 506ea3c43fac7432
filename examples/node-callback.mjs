// @ts-check
// Bridging a node callback: `fromCallback` makes a promise of one call, with a signal, a timeout and a way to stop it.
// Here a child process, which is killed when nobody waits for it any more.
import { execFile } from 'node:child_process';
import { fromCallback, isCanceled } from 'task-completion-source';

/**
 * Runs a program in Node and gives what it wrote.
 *
 * @param {string} code
 * @param {import('task-completion-source').WaitOptions} [options]
 * @returns {Promise<string>}
 */
function evaluate(code, options) {
  return fromCallback((done) => {
    const child = execFile(process.execPath, ['--eval', code], done);
    child.once('exit', (exitCode, signal) => console.log('ended:', exitCode ?? signal));
    // Called when the promise is settled, by whatever. There is nothing to kill in a process that has ended.
    return () => child.kill();
  }, options);
}

console.log('value:', await evaluate('process.stdout.write(String(6 * 7))'));

try {
  await evaluate('process.exit(3)');
} catch (error) {
  // What the callback was given: here an error that has the exit code.
  console.log('error:', error instanceof Error && 'code' in error ? error.code : error);
}

const controller = new AbortController();
const forever = evaluate('setInterval(() => {}, 1000)', { signal: controller.signal });
controller.abort();
try {
  await forever;
} catch (error) {
  if (!isCanceled(error)) throw error;
  console.log('canceled');
}

try {
  // The signal has aborted, so no process is begun: none will end.
  await evaluate('', { signal: controller.signal });
} catch (error) {
  if (!isCanceled(error)) throw error;
  console.log('canceled from the start');
}

// prints:
// ended: 0
// value: 42
// ended: 3
// error: 3
// canceled
// canceled from the start
// ended: SIGTERM
