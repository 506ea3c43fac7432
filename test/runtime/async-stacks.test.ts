import { expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { isBun } from './support/platform.ts';

async function innermost(): Promise<never> {
  // Late enough for the adoption to be in place.
  for (let tick = 0; tick < 5; tick++) await Promise.resolve();
  throw new Error('deep');
}

async function consumer(promise: Promise<unknown>): Promise<unknown> {
  return await promise;
}

// Source maps rewrite a stack and may drop the word `async`.
const frames = (error: unknown) =>
  [...((error as Error).stack ?? '').matchAll(/at (?:async )?(\w+) /g)].map(([, name]) => name);

it('keeps async stack traces through what it adopts', async () => {
  const framesThrough = async (link: (inner: Promise<never>) => Promise<unknown>) => {
    const error: unknown = await consumer(link(innermost())).catch((reason: unknown) => reason);
    return frames(error);
  };
  const native = await framesThrough(
    (inner) =>
      new Promise((resolve) => {
        resolve(inner);
      }),
  );
  const ours = await framesThrough((inner) => {
    const source = new TaskCompletionSource<unknown>();
    source.onCompleted(() => undefined);
    source.resolve(inner);
    return source.promise;
  });
  // In JavaScriptCore a native promise that adopts another ends the trace.
  expect(native.includes('consumer')).toBe(!isBun);
  expect(ours).toEqual(native);
});

it('keeps async stack traces of who awaits', async () => {
  const source = new TaskCompletionSource();
  const work = async () => {
    await source.promise;
    throw new Error('after');
  };
  const outcome = consumer(work()).catch((error: unknown) => error);
  source.setResult();
  expect(frames(await outcome)).toContain('consumer');
});
