// @ts-check
// A path on which nobody settles the promise: an early return, an event that is not listened for. Whoever awaits it waits for
// ever, and Node ends in the middle without an error. In the twins each path has its end.
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { fileURLToPath } from 'node:url';
import { TaskCompletionSource, fromEvent } from 'task-completion-source';

/** @param {EventEmitter} lines @returns {Promise<string>} */
function fragileGreeting(lines) {
  return new Promise((resolve) => {
    lines.once('line', (line) => {
      // eslint-disable-next-line tcs/require-settle-on-all-paths -- the hazard
      if (!line.startsWith('hello')) return;
      resolve(line);
    });
  });
}

/**
 * The first line that greets. A line that does not keeps it waiting; the end of all lines ends the wait, as an `error` does.
 *
 * @param {EventEmitter} lines
 * @param {import('task-completion-source').WaitOptions} [options]
 * @returns {Promise<string>}
 */
function greeting(lines, options) {
  return fromEvent(lines, ['line', 'end'], {
    ...options,
    filter: (/** @type {string | undefined} */ line) => line === undefined || line.startsWith('hello'),
    map: (/** @type {string | undefined} */ line) => {
      if (line === undefined) throw new Error('nobody has greeted');
      return line;
    },
  });
}

/**
 * What is to be completed before a block ends is disposed of at its end: that cancels what was forgotten. With `using` it
 * is one word: `using source = new TaskCompletionSource()`.
 *
 * @param {string} line
 */
function reply(line) {
  /** @type {TaskCompletionSource<string>} */
  const source = new TaskCompletionSource();
  try {
    if (line.startsWith('hello')) source.setResult('hello yourself');
    else if (line === '') source.setException(new Error('somebody is silent'));
    // And any other line is forgotten.
    // eslint-disable-next-line tcs/require-settle-on-all-paths -- canceled by its disposal
    return source.promise;
  } finally {
    source[Symbol.dispose]();
  }
}

if (process.argv[2] === 'hazard') {
  const lines = new EventEmitter();
  const greeted = fragileGreeting(lines);
  lines.emit('line', 'good morning');
  await greeted;
  console.log('never printed');
} else {
  const file = fileURLToPath(import.meta.url);
  const { status, stdout } = spawnSync(process.execPath, [file, 'hazard'], { encoding: 'utf8' });
  console.log(`hazard: exit code ${status}, output "${stdout}"`);

  const lines = new EventEmitter();
  const greeted = greeting(lines);
  for (const line of ['good morning', 'hello']) lines.emit('line', line);
  console.log('twin:', await greeted);

  const missed = greeting(lines);
  lines.emit('end');
  await missed.catch((error) => console.log('twin:', error.message));

  console.log('twin:', await reply('hello'));
  await reply('good morning').catch((error) => console.log('twin:', error.message));
}

// prints:
// hazard: exit code 13, output ""
// twin: hello
// twin: nobody has greeted
// twin: hello yourself
// twin: The source was disposed while pending
