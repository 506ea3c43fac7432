import { describe, expect, it, vi } from 'vitest';
import { enable, type LateReport } from '../../src/runtime/src/diagnostics.ts';
import { fromCallback, InvalidOperationError, TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { turn } from './support/turn.ts';
import { watch, watchLate } from './support/watch.ts';

type Source = TaskCompletionSource<unknown>;
const make = (state: unknown, signal?: AbortSignal): Source => new TaskCompletionSource<unknown>({ state, signal });

describe('enable', () => {
  it('refuses to be on twice, and leaves on what is', () => {
    const state = {};
    const { reports } = watchLate(state);
    for (const options of [{}, { onLate: () => undefined }]) {
      expect(() => enable(options)).toThrow(InvalidOperationError);
      expect(() => enable(options)).toThrow(expect.objectContaining({ code: 'ERR_TCS_INVALID_STATE' }));
    }
    const source = make(state);
    source.setResult(1);
    source.trySetResult(2);
    expect(reports).toHaveLength(1);
  });

  it('works again after disable', () => {
    watch({}).disable();
    const state = {};
    const { reports } = watchLate(state);
    const source = make(state);
    source.setResult(1);
    source.trySetResult(2);
    expect(reports).toHaveLength(1);
  });

  it.each(['onAbandoned', 'onPendingAtExit', 'onLate'])('refuses what is no function: %s', (name) => {
    for (const wrong of [null, 1, 'text', {}, true]) {
      expect(() => enable({ [name]: wrong })).toThrow(new TypeError(`${name} is no function`));
    }
    // Nothing has been turned on by that.
    watch({ [name]: undefined }).disable();
  });

  it('refuses to do without options', () => {
    expect(() => enable(undefined as never)).toThrow(TypeError);
    watch({}).disable();
  });
});

describe('disable', () => {
  it('ends it, for sources that were made before, too', () => {
    const state = {};
    const { reports, disable } = watchLate(state);
    const source = make(state);
    source.setResult(1);
    disable();
    expect(source.trySetResult(2)).toBe(false);
    expect(reports).toEqual([]);
  });

  it('twice is once, and not the end of what was turned on since', () => {
    const first = watch({});
    first.disable();
    first.disable();
    const state = {};
    const { reports } = watchLate(state);
    first.disable();
    const source = make(state);
    source.setResult(1);
    source.trySetResult(2);
    expect(reports).toHaveLength(1);
  });

  it('forgets: sources of before are not told of when it is turned on again', () => {
    const state = {};
    const { disable } = watchLate(state);
    const source = make(state);
    source.setResult(1);
    disable();
    const { reports } = watchLate(state);
    source.trySetResult(2);
    expect(reports).toEqual([]);
  });
});

it('tells nothing of sources that were made before', () => {
  const state = {};
  const source = make(state);
  const { reports } = watchLate(state);
  source.setResult(1);
  source.trySetResult(2);
  expect(reports).toEqual([]);
});

const error = new Error('lost');
const abortError = Object.assign(new Error('lost'), { name: 'AbortError' });
const never = new Promise<never>(() => undefined);

/** `set*` throws, and so says what `trySet*` says. */
const throws = (set: (source: Source) => void) => (source: Source) => {
  expect(() => {
    set(source);
  }).toThrow(InvalidOperationError);
  return false;
};
const nothing = (run: (source: Source) => void) => (source: Source) => {
  run(source);
  return false;
};

/** A completion that comes too late: what it would have been, and the value or the reason that is lost. */
const late: [string, (source: Source) => boolean | Promise<boolean>, LateReport['attempt'], unknown][] = [
  ['trySetResult', (source) => source.trySetResult('value'), 'fulfilled', 'value'],
  ['trySetException', (source) => source.trySetException(error), 'rejected', error],
  [
    'trySetExceptions',
    (source) => source.trySetExceptions([error, 1], 'both'),
    'rejected',
    expect.objectContaining({ name: 'AggregateError', errors: [error, 1], message: 'both' }),
  ],
  ['trySetCanceled', (source) => source.trySetCanceled(error), 'canceled', error],
  ['trySetCanceled without a reason', (source) => source.trySetCanceled(), 'canceled', undefined],
  [
    'setResult',
    throws((source) => {
      source.setResult('value');
    }),
    'fulfilled',
    'value',
  ],
  [
    'setException',
    throws((source) => {
      source.setException(error);
    }),
    'rejected',
    error,
  ],
  [
    'setExceptions',
    throws((source) => {
      source.setExceptions([error]);
    }),
    'rejected',
    expect.objectContaining({ errors: [error] }),
  ],
  [
    'setCanceled',
    throws((source) => {
      source.setCanceled('why');
    }),
    'canceled',
    'why',
  ],
  [
    'resolve',
    nothing((source) => {
      source.resolve('value');
    }),
    'fulfilled',
    'value',
  ],
  [
    'reject',
    nothing((source) => {
      source.reject(error);
    }),
    'rejected',
    error,
  ],
  ['a followed promise that is fulfilled', (source) => source.trySetFromPromise(Promise.resolve(1)), 'fulfilled', 1],
  [
    'a followed promise that is rejected',
    (source) => source.trySetFromPromise(Promise.reject(error)),
    'rejected',
    error,
  ],
  [
    'a followed promise that is canceled',
    (source) => source.trySetFromPromise(Promise.reject(abortError)),
    'canceled',
    abortError,
  ],
];

/** How a source is completed in time, and its status then. */
const inTime: [LateReport['status'], (source: Source) => void][] = [
  [
    'fulfilled',
    (source) => {
      source.setResult(1);
    },
  ],
  [
    'rejected',
    (source) => {
      source.promise.catch(() => undefined);
      source.setException(error);
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
      source.resolve(never);
    },
  ],
];

describe('onLate', () => {
  it.each(late)('tells of %s', async (_title, complete, attempt, outcome) => {
    for (const [status, first] of inTime) {
      const state = {};
      const { reports, disable } = watchLate(state);
      const source = make(state);
      first(source);
      expect(reports).toEqual([]);
      expect(await complete(source)).toBe(false);
      expect(reports).toEqual([
        {
          state,
          status,
          attempt,
          outcome,
          createdAt: expect.any(Date) as Date,
          createdStack: undefined,
          completedStack: undefined,
          stack: undefined,
        },
      ]);
      expect(reports[0]?.state).toBe(state);
      disable();
    }
  });

  it('tells of a promise that comes too late to be adopted', () => {
    const state = {};
    const { reports } = watchLate(state);
    const source = make(state);
    source.setResult(1);
    source.resolve(never);
    expect(reports.map(({ outcome }) => outcome)).toEqual([never]);
  });

  it('tells of what comes after a signal, and after one that had aborted before', () => {
    const state = {};
    const { reports } = watchLate(state);
    const controller = new AbortController();
    const waiting = make(state, controller.signal);
    controller.abort();
    for (const source of [waiting, make(state, AbortSignal.abort())]) source.trySetResult(1);
    expect(reports.map(({ status }) => status)).toEqual(['canceled', 'canceled']);
  });

  it('says nothing of what is no completion, or is in time', async () => {
    const state = {};
    const { reports } = watchLate(state);
    const controller = new AbortController();
    const source = make(state, controller.signal);
    const lost = source.trySetFromPromise(new Promise<unknown>(() => undefined));
    source.setResult(1);
    controller.abort();
    source[Symbol.dispose]();
    source[Symbol.dispose]();
    source.onCompleted(() => undefined);
    void source.promise;
    await turn();
    expect(reports).toEqual([]);
    void lost;
  });

  it('says nothing of wrong arguments: they are a TypeError before anything is late', () => {
    const state = {};
    const { reports } = watchLate(state);
    const source = make(state);
    source.setResult(1);
    expect(() => source.trySetResult(Promise.resolve(1))).toThrow(TypeError);
    expect(() => source.trySetException(null as never)).toThrow(TypeError);
    expect(() => source.trySetExceptions([])).toThrow(TypeError);
    expect(reports).toEqual([]);
  });

  it('tells when the source was made', () => {
    vi.useFakeTimers({ toFake: ['Date'], now: 1_000 });
    try {
      const state = {};
      const { reports } = watchLate(state);
      const source = make(state);
      vi.setSystemTime(2_000);
      source.setResult(1);
      source.trySetResult(2);
      expect(reports[0]?.createdAt).toEqual(new Date(1_000));
    } finally {
      vi.useRealTimers();
    }
  });

  it('tells of the sources of helpers, which have no state', () => {
    const { reports } = watchLate(undefined);
    const first = {};
    const second = {};
    void fromCallback<object>((done) => {
      done(null, first);
      done(null, second);
    });
    expect(reports.filter(({ outcome }) => outcome === second)).toHaveLength(1);
  });

  it('may come to complete sources itself', () => {
    const seen: unknown[] = [];
    const state = {};
    const other = make(state);
    watch({
      onLate: (report) => {
        if (report.state !== state) return;
        seen.push(report.outcome, other.trySetResult('answered'));
      },
    });
    const source = make(state);
    source.setResult(1);
    source.trySetResult(2);
    expect(seen).toEqual([2, true]);
  });

  it('that throws is reported, and the program does not notice', async () => {
    const thrown = new Error('of the handler');
    const { exceptions } = await collectReports(async () => {
      const state = {};
      watch({
        onLate: (report) => {
          if (report.state === state) throw thrown;
        },
      });
      const source = make(state);
      source.setResult(1);
      expect(source.trySetResult(2)).toBe(false);
      expect(() => {
        source.setResult(2);
      }).toThrow(InvalidOperationError);
      source.reject(error);
      expect(await source.trySetFromPromise(Promise.resolve(2))).toBe(false);
      expect(await source.promise).toBe(1);
    });
    expect(exceptions).toEqual([thrown, thrown, thrown, thrown]);
  });
});
