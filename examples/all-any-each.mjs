// @ts-check
// All, any, each: several sources at once. The promise of a source is a native one, so `Promise.all`, `any` and `allSettled`
// take it; `whenEach` hands out the promises in the order in which they settle.
import { TaskCompletionSource, whenEach } from 'task-completion-source';

/** @param {...string} names */
const ask = (...names) =>
  names.map((state) => /** @type {TaskCompletionSource<string>} */ (new TaskCompletionSource({ state })));
/** @param {readonly TaskCompletionSource<string>[]} sources */
const promises = (sources) => sources.map((source) => source.promise);
{
  const sources = ask('a', 'b', 'c');
  const all = Promise.all(promises(sources));
  for (const source of sources.toReversed()) source.setResult(`${source.state}!`);
  console.log('all:', ...(await all));
}
{
  const sources = ask('a', 'b', 'c');
  const any = Promise.any(promises(sources));
  sources[2]?.setException(new Error('c is down'));
  sources[1]?.setResult('b!');
  console.log('any:', await any);
  // Nobody needs the others any more. That is a cancellation, and so no unhandled rejection.
  for (const source of sources) source.trySetCanceled();
  console.log('then:', ...sources.map(({ state, status }) => `${state} ${status},`));
}
{
  const sources = ask('a', 'b', 'c');
  const each = whenEach(promises(sources));
  sources[1]?.setResult('b!');
  sources[2]?.setException(new Error('c is down'));
  sources[0]?.setResult('a!');
  for await (const promise of each) {
    try {
      console.log('each:', await promise);
    } catch (error) {
      console.log('each:', error instanceof Error ? error.message : error);
    }
  }
}
{
  // A source of one's own can fail with all that went wrong, as `Promise.any` does.
  const outcomes = await Promise.allSettled([
    Promise.reject(new Error('no ink')),
    'paper',
    Promise.reject(new Error('no power')),
  ]);
  const errors = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason] : []));
  const printed = new TaskCompletionSource();
  if (errors.length > 0) printed.setExceptions(errors, 'Nothing was printed');
  else printed.setResult();
  await printed.promise.catch((error) => {
    console.log(`${error.message}:`, error.errors.map((/** @type {Error} */ { message }) => message).join(', '));
  });
}

// prints:
// all: a! b! c!
// any: b!
// then: a canceled, b fulfilled, c rejected,
// each: b!
// each: c is down
// each: a!
// Nothing was printed: no ink, no power
