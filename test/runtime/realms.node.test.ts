import { createContext, runInContext } from 'node:vm';
import { describe, expect, it } from 'vitest';
import * as ours from '../../src/runtime/src/index.ts';
import { collectReports } from './support/collect-reports.ts';
import { loadBuild } from './support/load-build.ts';
import { turn } from './support/turn.ts';

/** A realm with timers and nothing else of the platform, as `vm` makes them; Jest adds more. */
const context = createContext({ setTimeout, clearTimeout, queueMicrotask });
const evaluate = (code: string): unknown => runInContext(code, context);

interface ForeignSignal extends ours.AbortSignalLike {
  abort(reason?: unknown): void;
  readonly listeners: Set<() => void>;
}

/** A signal as polyfills had it before signals had reasons. */
const makeSignal = evaluate(`
  (withReason) => ({
    aborted: false,
    listeners: new Set(),
    addEventListener(type, listener) { this.listeners.add(listener); },
    removeEventListener(type, listener) { this.listeners.delete(listener); },
    abort(reason) {
      this.aborted = true;
      if (withReason) this.reason = reason ?? Object.assign(new Error('foreign'), { name: 'AbortError' });
      for (const listener of this.listeners) listener();
    },
  })
`) as (withReason: boolean) => ForeignSignal;

const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'fulfilled',
    (reason: unknown) => reason,
  );

describe('what comes of another realm', () => {
  it.each<[string, (signal: ours.AbortSignalLike) => Promise<unknown>]>([
    ['a source', (signal) => new ours.TaskCompletionSource({ signal }).promise],
    ['delay', (signal) => ours.delay(1e6, { signal })],
    ['delayUntil', (signal) => ours.delayUntil(Infinity, { signal })],
    ['fromCallback', (signal) => ours.fromCallback(() => undefined, { signal })],
    ['fromEvent', (signal) => ours.fromEvent(new EventTarget(), 'none', { signal })],
    ['waitAsync', (signal) => ours.waitAsync(new Promise(() => undefined), { signal })],
    ['waitUntil', (signal) => ours.waitUntil(() => false, { signal, interval: 1e6 })],
    ['CompletionMap', (signal) => new ours.CompletionMap().create(1, { signal })],
    ['AsyncManualResetEvent', (signal) => new ours.AsyncManualResetEvent().wait({ signal })],
    ['AsyncAutoResetEvent', (signal) => new ours.AsyncAutoResetEvent().wait({ signal })],
    ['AsyncCountdownEvent', (signal) => new ours.AsyncCountdownEvent(1).wait({ signal })],
  ])('cancels, with its reason or without: a signal of %s', async (_title, wait) => {
    for (const withReason of [true, false]) {
      const signal = makeSignal(withReason);
      const reports = await collectReports(async () => {
        const first = wait(signal);
        const second = wait(signal);
        await turn();
        expect(signal.listeners.size).toBe(2);
        signal.abort();
        expect(signal.listeners.size).toBe(0);
        for (const reason of await Promise.all([reasonOf(first), reasonOf(second), reasonOf(wait(signal))])) {
          if (withReason) expect(reason).toBe(signal.reason);
          else expect(reason).toBeInstanceOf(ours.TaskCanceledError);
          expect(ours.isCanceled(reason)).toBe(true);
        }
        void wait(signal);
      });
      expect(signal.listeners.size).toBe(0);
      expect(reports).toEqual({ rejections: [], exceptions: [] });
    }
  });

  it('is an exception as any: an error', async () => {
    const error = evaluate(`new RangeError('foreign')`);
    expect(error).not.toBeInstanceOf(Error);
    const source = new ours.TaskCompletionSource();
    source.setException(error);
    await expect(source.promise).rejects.toBe(error);
    const several = new ours.TaskCompletionSource();
    several.setExceptions(evaluate(`new Set([new RangeError('foreign')])`) as Set<Error>);
    await expect(several.promise).rejects.toBeInstanceOf(AggregateError);
    expect(await reasonOf(ours.waitAsync(new Promise(() => undefined), { timeout: 0, message: error as Error }))).toBe(
      error,
    );
  });

  it('is followed, adopted, awaited and never a result: a promise, a thenable', async () => {
    const makers = [`() => Promise.resolve('foreign')`, `() => ({ then(resolve) { resolve('foreign'); } })`];
    for (const maker of makers) {
      const make = evaluate(maker) as () => PromiseLike<string>;
      expect(make()).not.toBeInstanceOf(Promise);
      const followed = new ours.TaskCompletionSource<string>();
      expect(await followed.trySetFromPromise(make())).toBe(true);
      expect(await followed.promise).toBe('foreign');
      const adopted = new ours.TaskCompletionSource<string>();
      adopted.resolve(make());
      expect(adopted.status).toBe('adopted');
      expect(await adopted.promise).toBe('foreign');
      expect(() => {
        new ours.TaskCompletionSource<unknown>().setResult(make());
      }).toThrow(TypeError);
      expect(await ours.waitAsync(make(), { timeout: 1e6 })).toBe('foreign');
      expect(await ours.waitUntil(make)).toBe('foreign');
      expect(
        await ours.fromCallback<string>((done) => {
          done(null, make());
        }),
      ).toBe('foreign');
      const step = await ours.whenEach([make()]).next();
      expect(await step.value).toBe('foreign');
    }
  });

  it('is canceled by an error that another realm calls an AbortError: a followed promise', async () => {
    const promise = evaluate(`Promise.reject(Object.assign(new Error(), { name: 'AbortError' }))`) as Promise<never>;
    const source = new ours.TaskCompletionSource();
    await source.trySetFromPromise(promise);
    expect(source.status).toBe('canceled');
  });

  it('is as good as ours: options, dates, iterables, emitters', async () => {
    expect(await ours.delay<unknown>(0, evaluate(`({ value: 'foreign' })`) as object)).toBe('foreign');
    await ours.delayUntil(evaluate('new Date(0)') as Date);
    await expect(ours.delayUntil(evaluate('new Date(NaN)') as Date)).rejects.toBeInstanceOf(TypeError);
    const iterable = evaluate(`(function* () { yield 1; yield Promise.resolve(2); })()`) as Iterable<number>;
    const steps = ours.whenEach(iterable);
    expect([await (await steps.next()).value, await (await steps.next()).value]).toEqual([1, 2]);
    const emitter = evaluate(`({
      listeners: new Map(),
      on(type, listener) { this.listeners.set(type, listener); },
      off(type, listener) { if (this.listeners.get(type) === listener) this.listeners.delete(type); },
      emit(type, ...args) { this.listeners.get(type)(...args); },
    })`) as ours.EventSource & { emit(type: string, ...args: unknown[]): void; listeners: Map<string, unknown> };
    const types = evaluate(`['data', 'end']`) as string[];
    const event = ours.fromEvent<unknown>(emitter, types);
    expect(emitter.listeners.size).toBe(3);
    emitter.emit('end', 'foreign');
    expect(await event).toBe('foreign');
    expect(emitter.listeners.size).toBe(0);
  });
});

describe('the package in another realm', () => {
  const { runtime: theirs, diagnostics } = loadBuild(context);

  it('makes promises and errors of that realm', async () => {
    const realm = evaluate('({ Promise, Error, AggregateError, TypeError })') as typeof globalThis;
    const source = new theirs.TaskCompletionSource<number>();
    expect(source.promise).toBeInstanceOf(realm.Promise);
    expect(source.promise).not.toBeInstanceOf(Promise);
    source.setCanceled();
    expect(await reasonOf(source.promise)).toBeInstanceOf(realm.Error);
    const several = new theirs.TaskCompletionSource();
    several.setExceptions([1]);
    expect(await reasonOf(several.promise)).toBeInstanceOf(realm.AggregateError);
    expect(await reasonOf(theirs.delay(NaN))).toBeInstanceOf(realm.TypeError);
  });

  it('and ours know the errors of each other', async () => {
    const canceled = new theirs.TaskCompletionSource();
    canceled.setCanceled();
    const theirReason = await reasonOf(canceled.promise);
    expect(theirReason).not.toBeInstanceOf(ours.TaskCanceledError);
    expect(ours.isCanceled(theirReason)).toBe(true);
    expect(theirs.isCanceled(new ours.TaskCanceledError())).toBe(true);
    expect(theirs.isCanceled(await reasonOf(theirs.delay(1, { signal: AbortSignal.abort() })))).toBe(true);
    expect(ours.isCanceled(await reasonOf(theirs.waitAsync(new Promise(() => undefined), { timeout: 0 })))).toBe(false);
  });

  it('takes our signals, and lets go of them', async () => {
    const controller = new AbortController();
    const waits = [
      theirs.delay(1e6, { signal: controller.signal }),
      theirs.waitUntil(() => false, { signal: controller.signal }),
      new theirs.CompletionMap().create(1, { signal: controller.signal, timeout: 1e6 }),
      ours.waitAsync(new theirs.TaskCompletionSource().promise, { signal: controller.signal }),
    ];
    controller.abort('why');
    for (const wait of waits) expect(await reasonOf(wait)).toBe('why');
  });

  it('works with ours: sources follow sources, events wait for each other', async () => {
    const source = new ours.TaskCompletionSource<number>();
    const other = new theirs.TaskCompletionSource<number>();
    const won = other.trySetFromPromise(source.promise);
    source.setResult(1);
    expect(await won).toBe(true);
    expect(await ours.waitAsync(other.promise)).toBe(1);
    expect(await theirs.delay(0, { value: source.promise })).toBe(1);
  });

  it('is disposed by the symbol that transpiled code uses where the realm has none', async () => {
    const symbol = (evaluate('Symbol.dispose') ?? Symbol.for('Symbol.dispose')) as symbol;
    const dispose = (disposable: object) => {
      (disposable as Record<symbol, () => void>)[symbol]?.();
    };
    const source = new theirs.TaskCompletionSource();
    dispose(source);
    expect(source.status).toBe('canceled');
    const map = new theirs.CompletionMap<number>();
    const answer = map.create(1);
    dispose(map);
    expect(theirs.isCanceled(await reasonOf(answer))).toBe(true);
  });

  it('reports what goes unhandled to the process, and a cancellation never', async () => {
    const error = new Error('unhandled');
    const thrown = new Error('of a callback');
    const reports = await collectReports(() => {
      new theirs.TaskCompletionSource().setException(error);
      new theirs.TaskCompletionSource().setCanceled();
      const source = new theirs.TaskCompletionSource();
      source.onCompleted(() => {
        throw thrown;
      });
      source.setResult();
    });
    expect(reports).toEqual({ rejections: [error], exceptions: [thrown] });
  });

  it('has diagnostics of its own, which leave this realm and the process alone', () => {
    const listeners = process.rawListeners('exit');
    const late: unknown[] = [];
    const on = diagnostics.enable({
      onLate: ({ outcome }) => late.push(outcome),
      onPendingAtExit: () => undefined,
      captureStacks: true,
    });
    try {
      expect(process.rawListeners('exit')).toEqual(listeners);
      const sources = [new ours.TaskCompletionSource<string>(), new theirs.TaskCompletionSource<string>()];
      for (const source of sources) {
        source.setResult('in time');
        source.trySetResult(source === sources[0] ? 'ours' : 'theirs');
      }
      expect(late).toEqual(['theirs']);
    } finally {
      on.disable();
    }
  });
});

describe('the package in a realm of the language alone', () => {
  const bare = createContext({});
  const { runtime: theirs, diagnostics } = loadBuild(bare);

  it('has all that needs no timer', async () => {
    const source = new theirs.TaskCompletionSource<number>({ signal: makeSignal(true) });
    source.setResult(1);
    expect(await source.promise).toBe(1);
    const event = new theirs.AsyncAutoResetEvent();
    const wait = event.wait();
    event.set();
    await wait;
    expect(await theirs.waitAsync(Promise.resolve(1))).toBe(1);
    expect(await theirs.waitUntil(() => 'at once')).toBe('at once');
    const step = await theirs.whenEach([1]).next();
    expect(await step.value).toBe(1);
  });

  it('rejects, and throws nothing, where a timer is needed', async () => {
    const waits = [
      theirs.delay(1),
      theirs.waitUntil(() => false),
      new theirs.CompletionMap().create(1, { timeout: 1 }),
    ];
    for (const wait of waits) expect(await reasonOf(wait)).toMatchObject({ name: 'ReferenceError' });
  });

  it('can watch sources', () => {
    const late: unknown[] = [];
    const on = diagnostics.enable({ onLate: ({ outcome }) => late.push(outcome), onPendingAtExit: () => undefined });
    const source = new theirs.TaskCompletionSource<number>();
    source.setResult(1);
    source.trySetResult(2);
    on.disable();
    expect(late).toEqual([2]);
  });
});
