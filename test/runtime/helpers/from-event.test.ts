import { describe, expect, it, vi } from 'vitest';
import { fromEvent, TaskCompletionSource } from '../../../src/runtime/src/index.ts';
import { isCompleted, reasonOf, staysPending } from '../dotnet/support/outcomes.ts';
import { collectReports } from '../support/collect-reports.ts';
import { CountingSignal } from '../support/counting-signal.ts';
import { CountingTarget, Emitter, eventWith } from './support/events.ts';
import { raise, rejection, thenable } from './support/raise.ts';

const object = {};

describe('the event of an emitter', () => {
  it.each([[undefined], [null], [0], [''], [false], [NaN], ['value'], [object], [() => 1], [new Error('a value')]])(
    'fulfills with its first argument: %o',
    async (value) => {
      const source = new Emitter();
      const promise = fromEvent<unknown>(source, 'data');
      source.emit('data', value, 'second');
      expect(source.listening).toBe(0);
      expect(await promise).toBe(value);
    },
  );

  it('fulfills with undefined when it has no arguments', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, 'end');
    source.emit('end');
    expect(await promise).toBeUndefined();
  });

  it('may have a symbol for a name', async () => {
    const name = Symbol('data');
    const source = new Emitter();
    const promise = fromEvent<string>(source, name);
    source.emit('data', 'other');
    source.emit(name, 'value');
    expect(await promise).toBe('value');
  });

  it('may bring a promise: what that comes to counts', async () => {
    const source = new Emitter();
    const pending = new TaskCompletionSource<string>();
    const all = ['a', 'b', 'c'].map((name) => fromEvent<unknown>(source, name));
    source.emit('a', pending.promise);
    source.emit('b', thenable('then'));
    source.emit('c', rejection('no'));
    expect(source.listening).toBe(0);
    expect(await staysPending(all[0]!)).toBe(true);
    pending.setResult('value');
    expect(await all[0]).toBe('value');
    expect(await all[1]).toBe('then');
    expect(await reasonOf(all[2]!)).toBe('no');
  });

  it('counts from the call on, and once', async () => {
    const source = new Emitter();
    source.emit('data', 0);
    const promise = fromEvent<number>(source, 'data');
    source.emit('data', 1);
    source.emit('data', 2);
    expect(await promise).toBe(1);
  });
});

describe('the event of a target', () => {
  it('fulfills with itself', async () => {
    const target = new CountingTarget();
    const promise = fromEvent<Event>(target, 'end');
    expect(target.listening).toBe(2);
    const event = new Event('end');
    target.dispatchEvent(event);
    expect(target.listening).toBe(0);
    expect(await promise).toBe(event);
  });

  it('may be the abort of a signal', async () => {
    const controller = new AbortController();
    const promise = fromEvent<Event>(controller.signal, 'abort');
    controller.abort();
    expect((await promise).type).toBe('abort');
    // Of the signal that cancels, the cancellation wins.
    const other = new AbortController();
    const canceled = fromEvent(other.signal, 'abort', { signal: other.signal });
    other.abort('why');
    expect(await reasonOf(canceled)).toBe('why');
  });
});

describe('several types', () => {
  it('whichever comes first, and no listener is left on the others', async () => {
    for (const name of ['a', 'b', 'c']) {
      const source = new Emitter();
      const promise = fromEvent<string>(source, ['a', 'b', 'c']);
      expect(source.listening).toBe(4);
      source.emit(name, name);
      expect(source.listening).toBe(0);
      expect(await promise).toBe(name);
    }
  });

  it('may be the same', async () => {
    const source = new Emitter();
    const map = vi.fn((value: number) => value);
    const promise = fromEvent(source, ['a', 'a'], { map });
    source.emit('a', 1);
    expect(source.listening).toBe(0);
    expect(await promise).toBe(1);
    expect(map).toHaveBeenCalledTimes(1);
  });

  it('may be none: then only failure, cancellation or time ends it', async () => {
    const source = new Emitter();
    const promise = fromEvent(source, []);
    expect(await staysPending(promise)).toBe(true);
    source.emit('error', 'no');
    expect(await reasonOf(promise)).toBe('no');
  });
});

describe('the methods', () => {
  const methods = {
    addEventListener: 'removeEventListener',
    on: 'off',
    addListener: 'removeListener',
  } as const;
  type Name = keyof typeof methods | (typeof methods)[keyof typeof methods];

  /** A source with methods of these names, each of which notes what it is called. */
  function sourceWith(names: readonly Name[]) {
    const called: string[] = [];
    const listeners: ((value: unknown) => void)[] = [];
    const entries = names.map((name) => [
      name,
      function (this: unknown, type: string, listener: (value: unknown) => void) {
        expect(this).toBe(source);
        called.push(`${name} ${type}`);
        if (name in methods) listeners.push(listener);
        else expect(listeners).toContain(listener);
      },
    ]);
    const source = Object.fromEntries(entries) as Emitter;
    return { source, called, emit: () => listeners[0]?.('value') };
  }

  it.each<[readonly Name[], Name, Name]>([
    [['addEventListener', 'removeEventListener'], 'addEventListener', 'removeEventListener'],
    [['on', 'off'], 'on', 'off'],
    [['on', 'removeListener'], 'on', 'removeListener'],
    [['addListener', 'removeListener'], 'addListener', 'removeListener'],
    [['addListener', 'on', 'removeListener', 'off'], 'on', 'off'],
    [['on', 'off', 'addEventListener', 'removeEventListener'], 'addEventListener', 'removeEventListener'],
  ])('may be %j', async (names, add, remove) => {
    const { source, called, emit } = sourceWith(names);
    const promise = fromEvent<string>(source, 'end');
    expect(called.splice(0)).toEqual([`${add} end`, `${add} error`]);
    emit();
    expect(called).toEqual([`${remove} end`, `${remove} error`]);
    expect(await promise).toBe('value');
  });

  it.each<[readonly Name[]]>([[[]], [['on']], [['off']], [['addEventListener']], [['removeListener']]])(
    'are missed: %j alone',
    async (names) => {
      const { source, called } = sourceWith(names);
      const error = await reasonOf(fromEvent(source, 'end'));
      expect(error).toEqual(new TypeError('Expected an EventTarget or an EventEmitter'));
      expect(called).toEqual([]);
    },
  );
});

describe('filter', () => {
  it('lets those pass that are waited for', async () => {
    const source = new Emitter();
    const promise = fromEvent<number>(source, 'data', { filter: (value) => value > 2 });
    for (const value of [0, 1, 2]) source.emit('data', value);
    expect(await isCompleted(promise)).toBe(false);
    expect(source.listening).toBe(2);
    for (const value of [3, 4]) source.emit('data', value);
    expect(await promise).toBe(3);
  });

  it('is given all arguments, of all types', () => {
    const source = new Emitter();
    const filter = vi.fn(() => false);
    void fromEvent(source, ['a', 'b'], { filter });
    source.emit('a', 1, 2, 3);
    source.emit('b');
    expect(filter.mock.calls).toEqual([[1, 2, 3], []]);
  });

  it.each([[new Error('no')], ['no'], [undefined], [null]])('rejects with what it throws: %o', async (error) => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data', { filter: () => raise(error) });
    expect(() => {
      source.emit('data');
    }).not.toThrow();
    expect(source.listening).toBe(0);
    expect(await reasonOf(promise)).toBe(error);
  });

  it('does not see failures', async () => {
    const source = new Emitter();
    const filter = vi.fn(() => false);
    const promise = fromEvent(source, 'data', { filter });
    source.emit('error', 'no');
    expect(await reasonOf(promise)).toBe('no');
    expect(filter).not.toHaveBeenCalled();
  });

  it('may emit the event itself: the one within wins, and map makes of it alone', async () => {
    const source = new Emitter();
    const map = vi.fn((value: number) => value);
    const filter = (value: number) => {
      if (value < 3) source.emit('data', value + 1);
      return true;
    };
    const promise = fromEvent(source, 'data', { filter, map });
    source.emit('data', 0);
    expect(await promise).toBe(3);
    expect(map.mock.calls).toEqual([[3]]);
  });

  it('may abort the signal: it is canceled, and map is not called', async () => {
    const source = new Emitter();
    const signal = new CountingSignal();
    const map = vi.fn(() => rejection('nobody wants it'));
    const filter = () => {
      signal.abort('why');
      return true;
    };
    const reports = await collectReports(async () => {
      const promise = fromEvent(source, 'data', { signal, filter, map });
      source.emit('data');
      expect(await reasonOf(promise)).toBe('why');
    });
    expect(map).not.toHaveBeenCalled();
    expect(reports).toEqual({ rejections: [], exceptions: [] });
  });
});

describe('map', () => {
  it.each([[undefined], [null], [0], [''], [false], [object]])('makes the value: %o', async (value) => {
    const source = new Emitter();
    const map = vi.fn(() => value);
    const promise = fromEvent(source, 'data', { map });
    source.emit('data', 1, 2, 3);
    source.emit('data', 4);
    expect(await promise).toBe(value);
    expect(map.mock.calls).toEqual([[1, 2, 3]]);
  });

  it('may make a promise: the event has come, so nothing else ends it any more', async () => {
    const source = new Emitter();
    const signal = new CountingSignal();
    const made = new TaskCompletionSource<string>();
    const promise = fromEvent(source, 'data', { signal, map: () => made.promise });
    source.emit('data');
    expect([source.listening, signal.listening]).toEqual([0, 0]);
    signal.abort('too late');
    expect(await staysPending(promise)).toBe(true);
    made.setResult('value');
    expect(await promise).toBe('value');
    const failing = fromEvent(source, 'data', { map: () => rejection('no') });
    source.emit('data');
    expect(await reasonOf(failing)).toBe('no');
  });

  it.each([[new Error('no')], ['no'], [undefined]])('rejects with what it throws: %o', async (error) => {
    const source = new Emitter();
    const promise = fromEvent(source, 'data', { map: () => raise(error) });
    expect(() => {
      source.emit('data');
    }).not.toThrow();
    expect(source.listening).toBe(0);
    expect(await reasonOf(promise)).toBe(error);
  });

  it('is called once also when it emits the event itself', async () => {
    const source = new Emitter();
    let calls = 0;
    const map = (value: number): number => {
      if (++calls < 3) source.emit('data', value + 1);
      return value;
    };
    const promise = fromEvent(source, 'data', { map });
    source.emit('data', 1);
    // The innermost is done first.
    expect(await promise).toBe(3);
    expect(source.listening).toBe(0);
  });
});

describe('emitters that are emitting', () => {
  it('a listener that comes first aborts the signal: the event is not for who has left', async () => {
    for (const source of [new Emitter(), new CountingTarget()]) {
      const signal = new CountingSignal();
      const abort = () => {
        signal.abort('why');
      };
      if (source instanceof Emitter) source.on('data', abort);
      else source.addEventListener('data', abort);
      const filter = vi.fn(() => true);
      const promise = fromEvent(source, 'data', { signal, filter });
      if (source instanceof Emitter) source.emit('data', 'value');
      else source.dispatchEvent(new Event('data'));
      expect(filter).not.toHaveBeenCalled();
      expect(source.listening).toBe(1);
      expect(await reasonOf(promise)).toBe('why');
    }
  });

  it('a listener that comes first emits the event again', async () => {
    const source = new Emitter();
    let depth = 0;
    source.on('data', (value: number) => {
      if (++depth < 3) source.emit('data', value + 1);
    });
    const promise = fromEvent<number>(source, 'data');
    source.emit('data', 1);
    expect(await promise).toBe(3);
    expect(source.listening).toBe(1);
  });

  it('a wait that begins meanwhile is for the next event', async () => {
    const source = new Emitter();
    let second: Promise<number> | undefined;
    source.on('data', () => {
      second ??= fromEvent<number>(source, 'data');
    });
    source.emit('data', 1);
    source.emit('data', 2);
    expect(await second).toBe(2);
  });

  it('a listener that throws keeps the event from who comes later, if that is how the emitter is', async () => {
    const source = new Emitter();
    const early = fromEvent<string>(source, 'data');
    source.on('data', () => raise(new Error('listener')));
    const late = fromEvent<string>(source, 'data');
    expect(() => {
      source.emit('data', 'value');
    }).toThrow('listener');
    expect(await early).toBe('value');
    expect(await isCompleted(late)).toBe(false);
  });

  it('runs no continuation inside emit()', async () => {
    const source = new Emitter();
    const seen: string[] = [];
    const continuation = fromEvent(source, 'data').then(() => seen.push('continuation'));
    source.emit('data');
    seen.push('emitted');
    await continuation;
    expect(seen).toEqual(['emitted', 'continuation']);
  });
});

it('an event with properties of its own goes through as it is', async () => {
  const target = new CountingTarget();
  const promise = fromEvent(target, 'message', { map: ({ data }: { data: string }) => data });
  target.dispatchEvent(eventWith('message', { data: 'value' }));
  expect(await promise).toBe('value');
});
