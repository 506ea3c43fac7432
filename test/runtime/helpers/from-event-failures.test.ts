import { describe, expect, it, vi } from 'vitest';
import { fromEvent } from '../../../src/runtime/src/index.ts';
import { withFakeTimers } from '../dotnet/support/fake-timers.ts';
import { isCompleted, reasonOf } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { CountingTarget, Emitter, eventWith } from './support/events.ts';
import { raise, thenable } from './support/raise.ts';

const object = {};

describe('the error of an emitter', () => {
  it.each([[new Error('no')], ['no'], [0], [false], [null], [undefined], [object]])(
    'rejects with %o',
    async (error) => {
      const source = new Emitter();
      const promise = fromEvent(source, 'data');
      source.emit('error', error);
      expect(source.listening).toBe(0);
      expect(await reasonOf(promise)).toBe(error);
    },
  );

  it('rejects with undefined when it has no arguments', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data');
    source.emit('error');
    expect(await reasonOf(promise)).toBeUndefined();
  });

  it('is taken as it is, with an error inside too', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data');
    const error = Object.assign(new Error('outer'), { error: new Error('inner') });
    source.emit('error', error);
    expect(await reasonOf(promise)).toBe(error);
  });

  it('is not adopted if it is a thenable', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data');
    const error = thenable('value');
    source.emit('error', error);
    const [reason] = await promise.then(
      () => [],
      (thrown: unknown) => [thrown],
    );
    expect(reason).toBe(error);
  });
});

describe('the error event of a target', () => {
  it.each([[new Error('no')], ['no'], [0], [false], [''], [object]])(
    'rejects with the error that an ErrorEvent has: %o',
    async (error) => {
      const target = new CountingTarget();
      const promise = fromEvent(target, 'load');
      target.dispatchEvent(eventWith('error', { error, message: 'no' }));
      expect(target.listening).toBe(0);
      expect(await reasonOf(promise)).toBe(error);
    },
  );

  // Of a script of another origin the platform tells no error.
  it.each([[undefined], [null]])('rejects with the event if its error is %o', async (error) => {
    const target = new CountingTarget();
    const promise = fromEvent(target, 'load');
    const event = eventWith('error', { error });
    target.dispatchEvent(event);
    expect(await reasonOf(promise)).toBe(event);
  });

  it('rejects with a plain event', async () => {
    const target = new CountingTarget();
    const promise = fromEvent(target, 'load');
    const event = new Event('error');
    target.dispatchEvent(event);
    expect(await reasonOf(promise)).toBe(event);
  });

  it('may be of another name', async () => {
    const target = new CountingTarget();
    const promise = fromEvent(target, 'success', { rejectOn: ['abort', 'blocked'] });
    target.dispatchEvent(new Event('error'));
    expect(await isCompleted(promise)).toBe(false);
    target.dispatchEvent(eventWith('blocked', { error: 'why' }));
    expect(await reasonOf(promise)).toBe('why');
  });

  // Nothing makes who calls itself a target send events.
  it.each([[undefined], [null], ['no'], [0]])('may be no event at all: %o', async (error) => {
    const emitter = new Emitter();
    const target = {
      addEventListener: emitter.on.bind(emitter),
      removeEventListener: emitter.off.bind(emitter),
    };
    const promise = fromEvent(target, 'load');
    expect(() => {
      emitter.emit('error', error);
    }).not.toThrow();
    expect(emitter.listening).toBe(0);
    expect(await reasonOf(promise)).toBe(error);
  });
});

describe('rejectOn', () => {
  it.each<[string, string | readonly string[] | null | undefined, readonly string[]]>([
    ['undefined', undefined, ['error']],
    ['null', null, []],
    ['none', [], []],
    ['one', 'close', ['close']],
    ['several', ['close', 'timeout'], ['close', 'timeout']],
    ['the same twice', ['close', 'close'], ['close']],
  ])('may be %s', async (_what, rejectOn, rejecting) => {
    for (const name of ['error', 'close', 'timeout']) {
      const source = new Emitter();
      const promise = fromEvent<string>(source, 'data', { rejectOn });
      source.emit(name, name);
      source.emit('data', 'value');
      expect(source.listening).toBe(0);
      if (rejecting.includes(name)) expect(await reasonOf(promise)).toBe(name);
      else expect(await promise).toBe('value');
    }
  });

  it('may be a symbol', async () => {
    const failed = Symbol('failed');
    const source = new Emitter();
    const promise = fromEvent(source, 'data', { rejectOn: failed });
    source.emit(failed, 'no');
    expect(await reasonOf(promise)).toBe('no');
  });

  it('gives way to the types: a name that is in both fulfills', async () => {
    for (const [type, rejectOn] of [
      ['error', undefined],
      [['data', 'error'], 'error'],
      [
        ['data', 'error'],
        ['close', 'error'],
      ],
      ['error', ['error', 'error']],
    ] as const) {
      const source = new Emitter();
      const promise = fromEvent<unknown>(source, type, { rejectOn });
      const error = new Error('a value');
      source.emit('error', error);
      expect(source.listening).toBe(0);
      expect(await promise).toBe(error);
    }
  });

  it('does not touch what is filtered, nor is it filtered', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, ['data', 'error'], { rejectOn: ['error', 'close'], filter: () => false });
    source.emit('error', 'not waited for');
    expect(await isCompleted(promise)).toBe(false);
    source.emit('close', 'no');
    expect(await reasonOf(promise)).toBe('no');
  });
});

describe('unobserved', () => {
  it('a failure is reported, once', async () => {
    const error = new Error('no');
    const source = new Emitter();
    const reports = await collectReports(() => {
      void fromEvent(source, 'data');
      source.emit('error', error);
      source.emit('error', new Error('too late'));
    });
    expect(reports).toEqual({ rejections: [error], exceptions: [] });
  });

  it('a cancellation is not', async () => {
    const source = new Emitter();
    const reports = await collectReports(() => {
      const signal = new CountingSignal();
      void fromEvent(source, 'data', { signal });
      signal.abort(new Error('why'));
      source.emit('error', new Error('too late'));
    });
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });
});

describe('sources that fire while they are subscribed to', () => {
  /** Emits `event` as soon as somebody listens to `on`. */
  class Eager extends Emitter {
    readonly #on: string;
    readonly #event: [name: string, value: unknown];

    constructor(on: string, event: [name: string, value: unknown]) {
      super();
      this.#on = on;
      this.#event = event;
    }

    override on(name: string, listener: (...args: never[]) => unknown): this {
      super.on(name, listener);
      if (name === this.#on) this.emit(...this.#event);
      return this;
    }
  }

  it.each<[string, string, [string, unknown]]>([
    ['the event itself', 'data', ['data', 'value']],
    ['the event of another type', 'end', ['data', 'value']],
    ['the event, when the errors are listened to', 'error', ['data', 'value']],
  ])('fulfill: %s', async (_what, on, event) => {
    const source = new Eager(on, event);
    const promise = fromEvent<unknown>(source, ['data', 'end']);
    expect(source.listening).toBe(0);
    expect(await promise).toBe('value');
  });

  it('reject', async () => {
    const source = new Eager('error', ['error', 'no']);
    const promise = fromEvent(source, 'data');
    expect(source.listening).toBe(0);
    expect(await reasonOf(promise)).toBe('no');
  });

  it('abort the signal', async () => {
    const source = new Emitter();
    const signal = new CountingSignal();
    const on = source.on.bind(source);
    source.on = (...args) => {
      signal.abort('why');
      return on(...args);
    };
    const promise = fromEvent(source, ['a', 'b', 'c'], { signal });
    expect([source.listening, signal.listening]).toEqual([0, 0]);
    expect(await reasonOf(promise)).toBe('why');
  });
});

describe('sources that throw', () => {
  it('when they are subscribed to: it rejects, and nothing is left', () =>
    withFakeTimers(async () => {
      for (const name of ['a', 'b', 'error']) {
        const source = new Emitter();
        const signal = new CountingSignal();
        const on = source.on.bind(source);
        source.on = (each, listener) => (each === name ? raise(new Error(`no ${name}`)) : on(each, listener));
        const promise = fromEvent(source, ['a', 'b'], { signal, timeout: 10 });
        expect([source.listening, signal.listening, vi.getTimerCount()]).toEqual([0, 0, 0]);
        expect(await reasonOf(promise)).toEqual(new Error(`no ${name}`));
      }
    }));

  it('when a listener is removed: that is reported, and the others are removed', async () => {
    const outcomes: unknown[] = [];
    const left: number[] = [];
    const reports = await collectReports(async () => {
      for (const end of ['a', 'error', 'abort']) {
        const source = new Emitter();
        const signal = new CountingSignal();
        const off = source.off.bind(source);
        source.off = (name, listener) =>
          name === 'a' ? raise(new Error(`removal after ${end}`)) : off(name, listener);
        const promise = fromEvent(source, ['a', 'b'], { signal });
        const outcome = promise.catch((error: unknown) => error);
        expect(() => {
          if (end === 'abort') signal.abort(end);
          else source.emit(end, end);
        }).not.toThrow();
        outcomes.push(await outcome);
        left.push(source.listening, signal.listening);
      }
    });
    expect(outcomes).toEqual(['a', 'error', 'abort']);
    expect(left).toEqual([1, 0, 1, 0, 1, 0]);
    expect(reports.rejections).toEqual([]);
    expect(reports.exceptions.map(String)).toEqual(['a', 'error', 'abort'].map((end) => `Error: removal after ${end}`));
  });

  it('when they are asked for their methods', async () => {
    const source = {
      get on(): never {
        throw new Error('no methods');
      },
      off: () => undefined,
    };
    expect(await reasonOf(fromEvent(source, 'data'))).toEqual(new Error('no methods'));
  });
});

describe('wrong arguments', () => {
  it.each([undefined, null, 1, 'window', {}, () => 1])('are %o for a source: a TypeError', async (source) => {
    expect(await reasonOf(fromEvent(source as never, 'data'))).toBeInstanceOf(TypeError);
  });

  it('are null for options: a TypeError', async () => {
    const source = new Emitter();
    expect(await reasonOf(fromEvent(source, 'data', null as never))).toBeInstanceOf(TypeError);
    expect(source.added).toBe(0);
  });

  it.each(['filter', 'map'])('are no function for %s: a TypeError, when it is needed', async (name) => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data', { [name]: 5 as never });
    source.emit('data');
    expect(source.listening).toBe(0);
    expect(await reasonOf(promise)).toBeInstanceOf(TypeError);
  });
});
