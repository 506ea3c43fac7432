import { describe, expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { turn } from './support/turn.ts';

type Source = TaskCompletionSource<unknown>;
const reason = new Error('reason');

const cancellations: [string, () => Source][] = [
  [
    'setCanceled',
    () => {
      const source = new TaskCompletionSource<unknown>();
      source.setCanceled(reason);
      return source;
    },
  ],
  [
    'trySetCanceled',
    () => {
      const source = new TaskCompletionSource<unknown>();
      source.trySetCanceled();
      return source;
    },
  ],
  [
    'setCanceled, promise read',
    () => {
      const source = new TaskCompletionSource<unknown>();
      void source.promise;
      source.setCanceled();
      return source;
    },
  ],
  [
    'dispose',
    () => {
      const source = new TaskCompletionSource<unknown>();
      void source.promise;
      source[Symbol.dispose]();
      return source;
    },
  ],
  ['an aborted signal', () => new TaskCompletionSource<unknown>({ signal: AbortSignal.abort(reason) })],
  [
    'a signal that aborts',
    () => {
      const controller = new AbortController();
      const source = new TaskCompletionSource<unknown>({ signal: controller.signal });
      void source.promise;
      controller.abort(reason);
      return source;
    },
  ],
  [
    'a canceled promise that is followed',
    () => {
      const source = new TaskCompletionSource<unknown>();
      void source.trySetFromPromise(Promise.reject(new DOMException('stop', 'AbortError')));
      void source.promise;
      return source;
    },
  ],
];

const exceptions: [string, (source: Source) => void][] = [
  [
    'setException',
    (source) => {
      source.setException(reason);
    },
  ],
  [
    'trySetException',
    (source) => {
      source.trySetException(reason);
    },
  ],
  [
    'reject',
    (source) => {
      source.reject(reason);
    },
  ],
  [
    'resolve of a rejected promise',
    (source) => {
      source.resolve(Promise.reject(reason));
    },
  ],
  [
    'a rejected promise that is followed',
    (source) => {
      void source.trySetFromPromise(Promise.reject(reason));
    },
  ],
];

describe('a cancellation that nobody observes is never reported', () => {
  it.each(cancellations)('%s', async (_title, make) => {
    const reports = await collectReports(async () => {
      const source = make();
      await turn();
      // Read late, it is no news either.
      void source.promise;
      expect(source.status).toBe('canceled');
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });

  it('but a continuation without a handler is, as with any promise', async () => {
    const reports = await collectReports(() => {
      const source = new TaskCompletionSource();
      void source.promise.then(() => undefined);
      source.setCanceled(reason);
    });
    expect(reports.rejections).toEqual([reason]);
  });
});

describe('an exception that nobody observes is reported once', () => {
  it.each(exceptions)('%s', async (_title, fail) => {
    for (const read of [true, false]) {
      const reports = await collectReports(() => {
        const source = new TaskCompletionSource<unknown>();
        if (read) void source.promise;
        fail(source);
      });
      expect(reports).toEqual({ rejections: [reason], exceptions: [] });
    }
  });

  it('also when its name is AbortError, as native would', async () => {
    const abort = new DOMException('stop', 'AbortError');
    const reports = await collectReports(() => {
      new TaskCompletionSource().reject(abort);
      new TaskCompletionSource().setException(abort);
    });
    expect(reports.rejections).toEqual([abort, abort]);
  });

  it('also when the source was given several', async () => {
    const reports = await collectReports(() => {
      new TaskCompletionSource().setExceptions([reason]);
    });
    expect(reports.rejections).toMatchObject([{ errors: [reason] }]);
  });

  it.each(exceptions)('and not when it is observed: %s', async (_title, fail) => {
    const reports = await collectReports(async () => {
      const source = new TaskCompletionSource<unknown>();
      fail(source);
      await expect(source.promise).rejects.toBe(reason);
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });
});
