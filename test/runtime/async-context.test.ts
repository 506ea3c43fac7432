import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';

const storage = new AsyncLocalStorage<string>();

it('runs continuations in the context of who awaits, callbacks in that of who completes', async () => {
  const source = storage.run('maker', () => new TaskCompletionSource<number>());
  let callback: string | undefined;
  storage.run('registrar', () => source.onCompleted(() => (callback = storage.getStore())));
  const awaited = storage.run('awaiter', async () => {
    await source.promise;
    return storage.getStore();
  });
  const chained = storage.run('chainer', () => source.promise.then(() => storage.getStore()));
  storage.run('completer', () => {
    source.setResult(1);
  });
  expect(callback).toBe('completer');
  expect(await awaited).toBe('awaiter');
  expect(await chained).toBe('chainer');
  expect(await storage.run('late', () => source.promise.then(() => storage.getStore()))).toBe('late');
});

it('does so when a signal cancels', async () => {
  const controller = new AbortController();
  const sources = storage.run('maker', () =>
    [1, 2, 3].map(() => new TaskCompletionSource({ signal: controller.signal })),
  );
  const awaited = sources.map((source, i) =>
    storage.run(`awaiter ${String(i)}`, () => source.promise.catch(() => storage.getStore())),
  );
  storage.run('aborter', () => {
    controller.abort();
  });
  expect(await Promise.all(awaited)).toEqual(['awaiter 0', 'awaiter 1', 'awaiter 2']);
});

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
  expect(native).toContain('consumer');
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
