import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TaskCanceledError, TaskCompletionSource, type AbortSignalLike } from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { CountingSignal } from './support/counting-signal.ts';
import { watchListeners } from './support/listeners.ts';
import { evaluateElsewhere } from './support/other-realm.ts';

const many = (signal: AbortSignalLike, count: number) =>
  Array.from({ length: count }, () => new TaskCompletionSource({ signal }));

describe('cancellation', () => {
  it('comes with the reason of the signal', async () => {
    const controller = new AbortController();
    const source = new TaskCompletionSource({ signal: controller.signal });
    const reason = new Error('why');
    expect(source.status).toBe('pending');
    controller.abort(reason);
    expect(source.status).toBe('canceled');
    await expect(source.promise).rejects.toBe(reason);
  });

  it.each([null, 0, 'why'])('comes with the reason %o', async (reason) => {
    const controller = new AbortController();
    const source = new TaskCompletionSource({ signal: controller.signal });
    controller.abort(reason);
    await expect(source.promise).rejects.toBe(reason);
  });

  it('has the reason of the platform by default', async () => {
    const controller = new AbortController();
    const source = new TaskCompletionSource({ signal: controller.signal });
    controller.abort();
    await expect(source.promise).rejects.toBe(controller.signal.reason);
  });

  it('has an error of its own when the signal knows no reasons', async () => {
    const signal = new CountingSignal();
    const source = new TaskCompletionSource({ signal });
    signal.abort();
    await expect(source.promise).rejects.toBeInstanceOf(TaskCanceledError);
  });

  it('does nothing to a completed source', async () => {
    const controller = new AbortController();
    const source = new TaskCompletionSource<number>({ signal: controller.signal });
    source.setResult(1);
    controller.abort();
    expect(await source.promise).toBe(1);
  });

  it('does nothing to an adopted source', async () => {
    const controller = new AbortController();
    const listeners = watchListeners(controller.signal);
    const source = new TaskCompletionSource<number>({ signal: controller.signal });
    const inner = new TaskCompletionSource<number>();
    source.resolve(inner.promise);
    expect(listeners()).toBe(0);
    controller.abort();
    inner.setResult(1);
    expect(await source.promise).toBe(1);
  });

  it('is there at birth when the signal has aborted, without a listener', async () => {
    const signal = new CountingSignal();
    signal.abort('why');
    const source = new TaskCompletionSource({ signal });
    expect(source.status).toBe('canceled');
    expect(source.trySetResult()).toBe(false);
    expect(signal.added).toBe(0);
    await expect(source.promise).rejects.toBe('why');
  });

  it('takes an event without an abort for what it is', () => {
    const controller = new AbortController();
    const listeners = watchListeners(controller.signal);
    const sources = many(controller.signal, 3);
    controller.signal.dispatchEvent(new Event('abort'));
    expect(sources.map((source) => source.status)).toEqual(['pending', 'pending', 'pending']);
    controller.abort();
    expect(sources.map((source) => source.status)).toEqual(['canceled', 'canceled', 'canceled']);
    expect(listeners()).toBe(0);
  });

  it('reaches the sources in the order they were made', () => {
    const controller = new AbortController();
    const seen: number[] = [];
    many(controller.signal, 10).forEach((source, i) => source.onCompleted(() => seen.push(i)));
    controller.abort();
    expect(seen).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
  });

  it.each([null, undefined])('needs no signal: %s', (signal) => {
    expect(new TaskCompletionSource({ signal }).status).toBe('pending');
  });
});

describe('listeners', () => {
  it('go with the completion of the only source', () => {
    for (const complete of ['setResult', 'setCanceled'] as const) {
      const { signal } = new AbortController();
      const listeners = watchListeners(signal);
      const source = new TaskCompletionSource({ signal });
      expect(listeners()).toBe(1);
      source[complete]();
      expect(listeners()).toBe(0);
    }
  });

  it('go with the abort', () => {
    const signal = new CountingSignal();
    many(signal, 5);
    signal.abort();
    expect(signal.listening).toBe(0);
  });

  it('are at most one after 1000 sources, one at a time', () => {
    const counting = new CountingSignal();
    const { signal } = new AbortController();
    const listeners = watchListeners(signal);
    for (let i = 0; i < 1000; i++) {
      for (const each of [counting, signal]) new TaskCompletionSource({ signal: each }).setResult();
      expect(counting.listening).toBeLessThanOrEqual(1);
      expect(listeners()).toBeLessThanOrEqual(1);
    }
    expect(counting.added).toBe(2);
  });

  it('are at most one after 1000 sources, all at a time', () => {
    const counting = new CountingSignal();
    const { signal } = new AbortController();
    const listeners = watchListeners(signal);
    const sources = [...many(counting, 1000), ...many(signal, 1000)];
    expect(counting.listening).toBe(2);
    expect(listeners()).toBe(2);
    for (const source of sources) source.setResult();
    expect(counting.listening).toBeLessThanOrEqual(1);
    expect(listeners()).toBeLessThanOrEqual(1);
  });

  it('are shared on many signals in turn', () => {
    const signals = Array.from({ length: 50 }, () => new CountingSignal());
    const sources = Array.from({ length: 20 }, () => signals.flatMap((signal) => many(signal, 1))).flat();
    expect(Math.max(...signals.map((signal) => signal.listening))).toBe(2);
    for (const source of sources) source.setResult();
    expect(signals.reduce((sum, signal) => sum + signal.listening, 0)).toBeLessThanOrEqual(8);
  });

  it('stay behind on a few signals at most', () => {
    const signals = Array.from({ length: 50 }, () => new CountingSignal());
    for (const signal of signals) {
      for (let i = 0; i < 3; i++) new TaskCompletionSource({ signal }).setResult();
    }
    expect(signals.reduce((sum, signal) => sum + signal.listening, 0)).toBeLessThanOrEqual(8);
    for (const signal of signals) signal.abort();
    expect(signals.reduce((sum, signal) => sum + signal.listening, 0)).toBe(0);
  });
});

describe('signals of others', () => {
  it('may be of another realm', async () => {
    const foreign = evaluateElsewhere(`
      class Signal {
        aborted = false;
        listeners = new Set();
        addEventListener(type, listener) { this.listeners.add(listener) }
        removeEventListener(type, listener) { this.listeners.delete(listener) }
        abort() { this.aborted = true; this.reason = new TypeError('foreign'); for (const each of this.listeners) each() }
      }
      new Signal()
    `) as AbortSignalLike & { abort(): void; listeners: Set<unknown> };
    const source = new TaskCompletionSource({ signal: foreign });
    foreign.abort();
    expect(foreign.listeners.size).toBe(0);
    const error: unknown = await source.promise.catch((reason: unknown) => reason);
    expect(error).not.toBeInstanceOf(TypeError);
    expect(error).toMatchObject({ name: 'TypeError', message: 'foreign' });
  });

  it('may throw on removal: completed is completed', async () => {
    const reports = await collectReports(async () => {
      const signal = new CountingSignal();
      const sources = many(signal, 3);
      signal.removeEventListener = () => {
        throw new Error('removal');
      };
      sources[0]?.setResult();
      await sources[0]?.promise;
      signal.abort('why');
      await expect(sources[2]?.promise).rejects.toBe('why');
    });
    expect(reports.rejections).toEqual([]);
    expect(new Set(reports.exceptions.map(String))).toEqual(new Set(['Error: removal']));
  });

  it('may throw on addition: then there is no source', () => {
    const signal = new CountingSignal();
    const refuse = () => {
      throw new Error('addition');
    };
    for (const count of [1, 3]) {
      signal.addEventListener = refuse;
      expect(() => many(signal, 1)).toThrow('addition');
      Reflect.deleteProperty(signal, 'addEventListener');
      const sources = many(signal, count);
      expect(signal.listening).toBeGreaterThan(0);
      for (const source of sources) source.setResult();
    }
  });
});

describe('re-entrance', () => {
  it('lets what one source sets off complete another', () => {
    const controller = new AbortController();
    const listeners = watchListeners(controller.signal);
    const sources = many(controller.signal, 6);
    const won: (boolean | undefined)[] = [];
    sources[1]?.onCompleted(() => {
      for (const i of [0, 2, 3, 5]) won.push(sources[i]?.trySetResult());
    });
    controller.abort();
    expect(won).toEqual([false, true, true, true]);
    expect(sources.map((source) => source.status)).toEqual([
      'canceled',
      'canceled',
      'fulfilled',
      'fulfilled',
      'canceled',
      'fulfilled',
    ]);
    expect(listeners()).toBe(0);
  });

  it('makes a source canceled that is made during the abort', () => {
    const controller = new AbortController();
    const listeners = watchListeners(controller.signal);
    const made: TaskCompletionSource[] = [];
    for (const source of many(controller.signal, 3)) {
      source.onCompleted(() => made.push(...many(controller.signal, 1)));
    }
    controller.abort();
    expect(made.map((source) => source.status)).toEqual(['canceled', 'canceled', 'canceled']);
    expect(listeners()).toBe(0);
  });

  it('reports what a callback throws, and cancels the others', async () => {
    const controller = new AbortController();
    const sources = many(controller.signal, 3);
    const reports = await collectReports(() => {
      sources[1]?.onCompleted(() => {
        throw new Error('callback');
      });
      controller.abort();
    });
    expect(sources.map((source) => source.status)).toEqual(['canceled', 'canceled', 'canceled']);
    expect(reports.exceptions).toEqual([new Error('callback')]);
  });
});

it('keeps its promises whatever comes and goes on however many signals', () => {
  const step = fc.record({
    kind: fc.constantFrom('make', 'make', 'make', 'complete', 'complete', 'abort'),
    at: fc.nat(),
  });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 14 }), fc.array(step, { maxLength: 120 }), (width, steps) => {
      const signals = Array.from({ length: width }, () => new CountingSignal());
      const live: { source: TaskCompletionSource; signal: CountingSignal }[] = [];
      for (const { kind, at } of steps) {
        if (kind === 'complete') {
          const [gone] = live.splice(at % Math.max(live.length, 1), 1);
          expect(gone?.source.trySetResult() ?? true).toBe(true);
          continue;
        }
        const signal = signals[at % width];
        if (signal === undefined) continue;
        if (kind === 'make') {
          const source = new TaskCompletionSource({ signal });
          if (signal.aborted) expect(source.status).toBe('canceled');
          else live.push({ source, signal });
        } else {
          signal.abort();
          expect(signal.listening).toBe(0);
          for (let i = live.length - 1; i >= 0; i--) {
            if (live[i]?.signal !== signal) continue;
            expect(live[i]?.source.status).toBe('canceled');
            live.splice(i, 1);
          }
        }
        for (const { source } of live) expect(source.status).toBe('pending');
        for (const each of signals) expect(each.listening).toBeLessThanOrEqual(2);
        for (const { signal: waitedFor } of live) expect(waitedFor.listening).toBeGreaterThanOrEqual(1);
      }
      const unused = signals.filter((signal) => !live.some((each) => each.signal === signal));
      expect(unused.reduce((sum, signal) => sum + signal.listening, 0)).toBeLessThanOrEqual(8);
    }),
    { numRuns: 200 },
  );
});
