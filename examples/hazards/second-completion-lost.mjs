// @ts-check
// A promise that is settled twice says nothing: the second outcome is lost, an error as well. `setException` of a source throws
// when it comes too late, `trySetException` tells, and diagnostics report all that is lost to who does not ask.
import { TaskCompletionSource } from 'task-completion-source';
import { enable } from 'task-completion-source/diagnostics';

/** @param {(error?: Error) => void} callback */
function writeToDisk(callback) {
  callback(new Error('disk on fire'));
}

const written = new Promise((resolve, reject) => {
  writeToDisk((error) => {
    resolve('written');
    // eslint-disable-next-line tcs/no-double-settle -- the hazard
    if (error) reject(error);
  });
});
console.log('hazard:', await written);

/** @type {TaskCompletionSource<string>} */
const source = new TaskCompletionSource();
source.setResult('written');
try {
  // eslint-disable-next-line tcs/no-double-settle -- what a source makes of the hazard
  source.setException(new Error('disk on fire'));
} catch (error) {
  console.log('twin:', error instanceof Error ? error.message : error);
}
console.log('twin: did it count?', source.trySetException(new Error('disk on fire')));

// Even of resolvers, which are to be as silent as those of `Promise.withResolvers()`.
const diagnostics = enable({ onLate: ({ outcome }) => console.log(`twin, diagnostics: lost ${outcome}`) });
const { promise, resolve, reject } = new TaskCompletionSource();
resolve();
// eslint-disable-next-line tcs/no-double-settle -- the hazard
reject(new Error('disk on fire'));
await promise;
diagnostics.disable();

// prints:
// hazard: written
// twin: setException(): the source is already completed (fulfilled)
// twin: did it count? false
// twin, diagnostics: lost Error: disk on fire
