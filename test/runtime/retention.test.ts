import { expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { survivors } from './support/collect-garbage.ts';

it('a signal keeps no completed source alive', async () => {
  const controller = new AbortController();
  const refs = Array.from({ length: 10 }, () => {
    const source = new TaskCompletionSource<object>({ signal: controller.signal });
    source.onCompleted(() => source);
    source.setResult({});
    return new WeakRef(source);
  });
  expect(await survivors(refs, 0)).toBe(0);
  controller.abort();
});

it('a signal keeps its pending sources alive', async () => {
  const controller = new AbortController();
  const refs = Array.from({ length: 10 }, () => new WeakRef(new TaskCompletionSource({ signal: controller.signal })));
  expect(await survivors(refs, 10)).toBe(10);
  controller.abort();
  expect(await survivors(refs, 0)).toBe(0);
});

it('signals are let go, but for the last few', async () => {
  const refs = Array.from({ length: 40 }, (_, i) => {
    const { signal } = new AbortController();
    for (let source = 0; source <= i % 3; source++) new TaskCompletionSource({ signal }).setResult();
    return new WeakRef(signal);
  });
  expect(await survivors(refs, 8)).toBeLessThanOrEqual(8);
});

it('a pending source goes when nobody is left to complete it', async () => {
  const refs = Array.from({ length: 10 }, () => {
    const source = new TaskCompletionSource();
    void source.promise.then(() => source);
    return new WeakRef(source);
  });
  expect(await survivors(refs, 0)).toBe(0);
});

it('a completed source keeps neither callbacks nor a value that the promise has', async () => {
  const sources: TaskCompletionSource<object>[] = [];
  const refs = Array.from({ length: 10 }, () => {
    const source = new TaskCompletionSource<object>();
    const callback = () => undefined;
    source.onCompleted(callback);
    source.setResult({});
    sources.push(source);
    return new WeakRef(callback);
  });
  expect(await survivors(refs, 0)).toBe(0);
  expect(sources).toHaveLength(10);
});
