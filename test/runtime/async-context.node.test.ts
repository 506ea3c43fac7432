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
