import { describe, expect, it } from 'vitest';
import {
  InvalidOperationError,
  isCanceled,
  TaskCanceledError,
  TaskCompletionSource,
} from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { turn } from './support/turn.ts';

type Source = TaskCompletionSource<unknown>;

/** Untyped callers get to the checks that types make unreachable. */
const untyped = (source: Source) => source as unknown as Record<string, (...args: unknown[]) => unknown>;

const completions: [status: string, complete: (source: Source) => void][] = [
  [
    'fulfilled',
    (source) => {
      source.setResult(1);
    },
  ],
  [
    'rejected',
    (source) => {
      source.setException(new Error('first'));
    },
  ],
  [
    'canceled',
    (source) => {
      source.setCanceled();
    },
  ],
  [
    'adopted',
    (source) => {
      source.resolve(Promise.resolve(1));
    },
  ],
];

const setters: [name: string, argument: unknown, status: string][] = [
  ['setResult', 1, 'fulfilled'],
  ['setException', new Error('no'), 'rejected'],
  ['setExceptions', [new Error('no')], 'rejected'],
  ['setCanceled', 'why', 'canceled'],
];

const tryName = (name: string) => name.replace('set', 'trySet');

describe('a new source', () => {
  it('is pending', () => {
    const source = new TaskCompletionSource();
    expect(source.status).toBe('pending');
    expect(source.isCompleted).toBe(false);
  });

  it('is no thenable itself', () => {
    expect('then' in new TaskCompletionSource()).toBe(false);
  });

  it('keeps its state', () => {
    const state = { id: 7 };
    expect(new TaskCompletionSource({ state }).state).toBe(state);
    expect(new TaskCompletionSource().state).toBeUndefined();
  });
});

describe('promise', () => {
  it.each(['before', 'after'])('is one native promise, read %s completion', async (when) => {
    const source = new TaskCompletionSource<number>();
    const early = when === 'before' ? source.promise : undefined;
    source.setResult(1);
    const { promise } = source;
    expect(Object.getPrototypeOf(promise)).toBe(Promise.prototype);
    expect(promise.constructor).toBe(Promise);
    expect(source.promise).toBe(promise);
    if (early !== undefined) expect(early).toBe(promise);
    await expect(promise).resolves.toBe(1);
  });

  it('read late rejects with the reason', async () => {
    const error = new Error('no');
    const { reports, rejected } = await (async () => {
      const source = new TaskCompletionSource();
      const reports = await collectReports(() => {
        source.setException(error);
      });
      return { reports, rejected: source.promise };
    })();
    await expect(rejected).rejects.toBe(error);
    expect(reports.rejections).toEqual([error]);
    const canceled = new TaskCompletionSource();
    canceled.setCanceled('why');
    await expect(canceled.promise).rejects.toBe('why');
  });
});

describe.each(setters)('%s', (name, argument, status) => {
  it('completes a pending source', () => {
    const source = new TaskCompletionSource<unknown>();
    source.promise.catch(() => undefined);
    expect(untyped(source)[name]?.(argument)).toBeUndefined();
    expect(source.status).toBe(status);
    expect(source.isCompleted).toBe(true);

    const tried = new TaskCompletionSource<unknown>();
    tried.promise.catch(() => undefined);
    expect(untyped(tried)[tryName(name)]?.(argument)).toBe(true);
    expect(tried.status).toBe(status);
  });

  it.each(completions)('comes too late when %s', async (before, complete) => {
    const source = new TaskCompletionSource<unknown>();
    const outcome = source.promise.catch((error: unknown) => error);
    complete(source);
    expect(untyped(source)[tryName(name)]?.(argument)).toBe(false);
    let thrown: unknown;
    try {
      untyped(source)[name]?.(argument);
    } catch (error) {
      thrown = error;
    }
    expect(thrown).toBeInstanceOf(InvalidOperationError);
    expect(thrown).toMatchObject({
      name: 'InvalidOperationError',
      code: 'ERR_TCS_COMPLETED',
      message: `${name}(): the source is already completed (${before})`,
    });
    expect(source.status).toBe(before);
    expect(await outcome).not.toBe(argument instanceof Error ? argument : 'why');
  });
});

describe('arguments, checked before the state', () => {
  const wrong: [name: string, argument: unknown][] = [
    ['setResult', Promise.resolve()],
    ['setResult', { then: () => undefined }],
    ['setResult', Object.assign(() => undefined, { then: () => undefined })],
    ['setException', null],
    ['setException', undefined],
    ['setExceptions', []],
    ['setExceptions', [new Error('a'), null]],
    ['setExceptions', [undefined]],
    ['setExceptions', 7],
  ];

  it.each(wrong)('%s refuses %o', (name, argument) => {
    const pending = new TaskCompletionSource<unknown>();
    const completed = new TaskCompletionSource<unknown>();
    completed.setResult(1);
    for (const source of [pending, completed]) {
      expect(() => untyped(source)[name]?.(argument)).toThrow(TypeError);
      expect(() => untyped(source)[tryName(name)]?.(argument)).toThrow(TypeError);
    }
    expect(pending.status).toBe('pending');
  });

  it.each([undefined, null, 0, '', false, {}, { then: 1 }, () => undefined])('setResult takes %o', async (value) => {
    const source = new TaskCompletionSource<unknown>();
    source.setResult(value);
    expect(await source.promise).toBe(value);
  });

  it.each([0, '', false, 'text', {}])('setException takes %o', async (error) => {
    const source = new TaskCompletionSource();
    const { promise } = source;
    source.setException(error);
    await expect(promise).rejects.toBe(error);
  });
});

describe('setExceptions', () => {
  it('rejects with an AggregateError', async () => {
    const errors = [new Error('a'), new Error('b')];
    const source = new TaskCompletionSource();
    const { promise } = source;
    source.setExceptions(new Set(errors), 'both');
    const error: unknown = await promise.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(AggregateError);
    expect(error).toMatchObject({ errors, message: 'both' });
  });

  it('has a message by default', async () => {
    const source = new TaskCompletionSource();
    const { promise } = source;
    source.trySetExceptions([new Error('a')]);
    await expect(promise).rejects.toThrow('One or more errors occurred');
  });
});

describe('cancellation', () => {
  it('has an error of its own by default', async () => {
    const source = new TaskCompletionSource();
    source.setCanceled();
    const error: unknown = await source.promise.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TaskCanceledError);
    expect(error).toMatchObject({ name: 'AbortError', code: 'ABORT_ERR', message: 'The operation was canceled' });
    expect(String((error as Error).stack)).toMatch(/^AbortError: The operation was canceled\n/);
    expect(Object.keys(error as Error)).toEqual(['code']);
  });

  it.each(['why', null, 0, { name: 'AbortError' }])('takes %o for a reason', async (reason) => {
    const source = new TaskCompletionSource();
    source.setCanceled(reason);
    await expect(source.promise).rejects.toBe(reason);
  });

  it('keeps a cause', () => {
    const cause = new Error('cause');
    expect(new TaskCanceledError('stop', { cause })).toMatchObject({ message: 'stop', cause });
    expect(new InvalidOperationError('no', { cause })).toMatchObject({ message: 'no', cause });
  });

  it.each<[unknown, boolean]>([
    [new TaskCanceledError(), true],
    [AbortSignal.abort().reason, true],
    [{ name: 'AbortError' }, true],
    [new DOMException('late', 'TimeoutError'), false],
    [new Error('AbortError'), false],
    ['AbortError', false],
    [null, false],
    [undefined, false],
  ])('isCanceled(%o) is %o', (error, expected) => {
    expect(isCanceled(error)).toBe(expected);
  });
});

describe('dispose', () => {
  it('cancels a pending source', async () => {
    const source = new TaskCompletionSource();
    source[Symbol.dispose]();
    expect(source.status).toBe('canceled');
    await expect(source.promise).rejects.toThrow('The source was disposed while pending');
  });

  it('leaves a completed source alone', async () => {
    const source = new TaskCompletionSource<number>();
    source.setResult(1);
    source[Symbol.dispose]();
    expect(await source.promise).toBe(1);
  });
});

describe('onCompleted', () => {
  it.each(completions)('runs once inside the call that makes it %s', (status, complete) => {
    const source = new TaskCompletionSource<unknown>();
    source.promise.catch(() => undefined);
    const seen: string[] = [];
    expect(source.onCompleted(() => seen.push(source.status))).toBe(source);
    expect(seen).toEqual([]);
    complete(source);
    expect(seen).toEqual([status]);
    source.trySetCanceled();
    expect(seen).toEqual([status]);
  });

  it('runs at once on a completed source', () => {
    const seen: string[] = [];
    const source = new TaskCompletionSource();
    source.setResult();
    source.onCompleted(() => seen.push('a')).onCompleted(() => seen.push('b'));
    expect(seen).toEqual(['a', 'b']);
  });

  it('runs in order, before any continuation', async () => {
    const seen: string[] = [];
    const source = new TaskCompletionSource();
    const continuation = source.promise.then(() => seen.push('continuation'));
    for (const name of ['a', 'b', 'c']) source.onCompleted(() => seen.push(name));
    source.setResult();
    expect(seen).toEqual(['a', 'b', 'c']);
    await continuation;
    expect(seen).toEqual(['a', 'b', 'c', 'continuation']);
  });

  it('takes more of them than the stack is deep', () => {
    let calls = 0;
    const source = new TaskCompletionSource();
    for (let i = 0; i < 100_000; i++) source.onCompleted(() => calls++);
    source.setResult();
    expect(calls).toBe(100_000);
  });

  it('may use the source it is called for', () => {
    const seen: unknown[] = [];
    const source = new TaskCompletionSource();
    source.onCompleted(() => {
      seen.push(source.trySetCanceled());
      source.onCompleted(() => seen.push('nested'));
    });
    source.onCompleted(() => seen.push('next'));
    source.setResult();
    expect(seen).toEqual([false, 'nested', 'next']);
  });

  it('reports what a callback throws, and goes on', async () => {
    const seen: string[] = [];
    const reports = await collectReports(() => {
      const source = new TaskCompletionSource();
      source.onCompleted(() => {
        throw new Error('one');
      });
      source.onCompleted(() => seen.push('next'));
      source.setResult();
      seen.push('set');
      source.onCompleted(() => {
        throw new Error('two');
      });
      seen.push('registered');
    });
    expect(seen).toEqual(['next', 'set', 'registered']);
    expect(reports.exceptions).toEqual([new Error('one'), new Error('two')]);
  });
});

describe('trySetFromPromise', () => {
  it.each<[string, () => Promise<number>, string]>([
    ['fulfills', () => Promise.resolve(1), 'fulfilled'],
    ['rejects', () => Promise.reject(new Error('no')), 'rejected'],
    ['is canceled', () => Promise.reject(new TaskCanceledError()), 'canceled'],
  ])('follows one that %s', async (_title, make, status) => {
    const source = new TaskCompletionSource<number>();
    const { promise } = source;
    promise.catch(() => undefined);
    const won = source.trySetFromPromise(make());
    expect(source.status).toBe('pending');
    expect(await won).toBe(true);
    expect(source.status).toBe(status);
  });

  it('follows a foreign thenable', async () => {
    const source = new TaskCompletionSource<number>();
    const thenable = {
      then: (resolve: (value: number) => void) => {
        resolve(3);
      },
    };
    expect(await source.trySetFromPromise(thenable as PromiseLike<number>)).toBe(true);
    expect(await source.promise).toBe(3);
  });

  it('does not lock the source', async () => {
    const slow = new TaskCompletionSource<number>();
    const controller = new AbortController();
    const source = new TaskCompletionSource<number>({ signal: controller.signal });
    const won = source.trySetFromPromise(slow.promise);
    controller.abort('why');
    slow.setResult(1);
    expect(await won).toBe(false);
    await expect(source.promise).rejects.toBe('why');
  });

  it('may follow several: the first wins', async () => {
    const source = new TaskCompletionSource<number>();
    const won = [Promise.reject(new Error('late')), Promise.resolve(2), Promise.resolve(1)].reverse();
    expect(await Promise.all(won.map((promise) => source.trySetFromPromise(promise)))).toEqual([true, false, false]);
    expect(await source.promise).toBe(1);
  });

  it('drops the rejection of a promise that lost', async () => {
    const reports = await collectReports(async () => {
      const source = new TaskCompletionSource();
      const won = source.trySetFromPromise(turn().then(() => Promise.reject(new Error('lost'))));
      source.setResult();
      expect(await won).toBe(false);
    });
    expect(reports.rejections).toEqual([]);
  });

  it.each([undefined, null, 1, {}])('rejects %o, completed or not', async (promise) => {
    const source = new TaskCompletionSource();
    await expect(source.trySetFromPromise(promise as Promise<void>)).rejects.toThrow(TypeError);
    expect(source.status).toBe('pending');
    source.setResult();
    await expect(source.trySetFromPromise(promise as Promise<void>)).rejects.toThrow(TypeError);
  });
});
