import {
  AsyncAutoResetEvent,
  AsyncCountdownEvent,
  AsyncManualResetEvent,
  CompletionMap,
  delay,
  delayUntil,
  fromCallback,
  fromEvent,
  TaskCompletionSource,
  waitAsync,
  waitUntil,
  type WaitOptions,
} from '../../../../src/runtime/src/index.ts';
import { pass } from '../../dotnet/support/fake-timers.ts';
import { CountingTarget, Emitter } from './events.ts';

/** A wait that has begun, and how to end it. */
export interface Wait {
  readonly promise: Promise<unknown>;
  /** Makes what is waited for happen, in `takes` milliseconds. */
  readonly fulfill: () => unknown;
  /** The same of a failure. Absent where nothing but the options can make it fail. */
  readonly reject?: (error: Error) => unknown;
  /** 0 by default. */
  readonly takes?: number;
  /** How often something was called, listened to or entered on behalf of the wait. */
  readonly begun: () => number;
  /** How much of that is still there. */
  readonly left: () => number;
}

/** Has what `wait` waits for happen. */
export async function fulfill(wait: Wait): Promise<void> {
  wait.fulfill();
  await pass(wait.takes ?? 0);
}

/** Something that waits. To be used on fake timers. */
export interface Helper {
  readonly name: string;
  readonly begin: (options: WaitOptions) => Wait;
  /** Calls it in ways that the types forbid. */
  readonly wrong: readonly ((options: WaitOptions) => Promise<unknown>)[];
  /**
   * A timer knows no timeout and cannot fail, an event cannot fail either; who polls has a timer that goes off again and
   * again.
   */
  readonly kind?: 'event' | 'poll' | 'timer';
}

/** Milliseconds that the timers wait. */
const second = 1000;
const none = () => 0;
const timed = { fulfill: () => undefined, takes: second, begun: none, left: none };
/** Untyped callers get to the checks that types make unreachable. */
const nothing = undefined as never;

function callback(options: WaitOptions): Wait {
  let done: ((error?: unknown, value?: string) => void) | undefined;
  let begun = 0;
  let disposed = 0;
  const promise = fromCallback<string>((given) => {
    begun++;
    done = given;
    return () => {
      disposed++;
    };
  }, options);
  return {
    promise,
    fulfill: () => done?.(null, 'value'),
    reject: (error) => done?.(error),
    begun: () => begun,
    // Disposed of twice would be as bad.
    left: () => Math.abs(begun - disposed),
  };
}

function target(options: WaitOptions): Wait {
  const source = new CountingTarget();
  return {
    promise: fromEvent(source, ['data', 'end'], options),
    fulfill: () => source.dispatchEvent(new Event('end')),
    reject: (error) => source.dispatchEvent(Object.assign(new Event('error'), { error })),
    begun: () => source.added,
    left: () => source.listening,
  };
}

function emitter(options: WaitOptions): Wait {
  const source = new Emitter();
  return {
    promise: fromEvent<string>(source, ['data', 'end'], options),
    fulfill: () => {
      source.emit('data', 'value');
    },
    reject: (error) => {
      source.emit('error', error);
    },
    begun: () => source.added,
    left: () => source.listening,
  };
}

/** A check that does not come back by itself. */
function hangingCheck(options: WaitOptions): Wait {
  const answer = new TaskCompletionSource<string>();
  let checks = 0;
  const check = () => {
    checks++;
    return answer.promise;
  };
  return {
    promise: waitUntil(check, options),
    fulfill: () => {
      answer.trySetResult('value');
    },
    reject: (error) => {
      answer.trySetException(error);
    },
    begun: () => checks,
    left: none,
  };
}

function polling(options: WaitOptions): Wait {
  let answer: (() => unknown) | undefined;
  let checks = 0;
  const check = () => {
    checks++;
    return answer?.();
  };
  return {
    promise: waitUntil(check, options),
    fulfill: () => {
      answer = () => 'value';
    },
    reject: (error) => {
      answer = () => {
        throw error;
      };
    },
    takes: 50,
    begun: () => checks,
    left: none,
  };
}

function promised(options: WaitOptions): Wait {
  const source = new TaskCompletionSource<string>();
  return {
    promise: waitAsync(source.promise, options),
    fulfill: () => {
      source.trySetResult('value');
    },
    reject: (error) => {
      source.trySetException(error);
    },
    begun: none,
    left: none,
  };
}

function entry(options: WaitOptions): Wait {
  const map = new CompletionMap<string, string>();
  return {
    promise: map.create('key', options),
    fulfill: () => map.trySetResult('key', 'value'),
    reject: (error) => map.trySetException('key', error),
    begun: () => map.size,
    left: () => map.size,
  };
}

function event(options: WaitOptions, made: AsyncAutoResetEvent | AsyncManualResetEvent | AsyncCountdownEvent): Wait {
  const set = () => {
    if (made instanceof AsyncCountdownEvent) made.signal();
    else made.set();
  };
  return {
    promise: made.wait(options),
    fulfill: set,
    begun: none,
    left: () => {
      if (!(made instanceof AsyncAutoResetEvent)) return 0;
      // Who has left takes no turn: it is there for the next.
      made.set();
      return made.isSet ? 0 : 1;
    },
  };
}

export const helpers: readonly Helper[] = [
  {
    name: 'delay',
    begin: (options) => ({ promise: delay(second, options), ...timed }),
    wrong: [(options) => delay(NaN, options), (options) => delay(nothing, options)],
    kind: 'timer',
  },
  {
    name: 'delayUntil',
    begin: (options) => ({ promise: delayUntil(Date.now() + second, options), ...timed }),
    wrong: [
      (options) => delayUntil(NaN, options),
      (options) => delayUntil(new Date('never'), options),
      (options) => delayUntil(nothing, options),
    ],
    kind: 'timer',
  },
  { name: 'fromCallback', begin: callback, wrong: [(options) => fromCallback(nothing, options)] },
  {
    name: 'fromEvent of an EventTarget',
    begin: target,
    wrong: [
      (options) => fromEvent(nothing, 'end', options),
      (options) => fromEvent({} as never, 'end', options),
      (options) => fromEvent({ addEventListener: () => undefined } as never, 'end', options),
    ],
  },
  {
    name: 'fromEvent of an emitter',
    begin: emitter,
    wrong: [(options) => fromEvent({ on: () => undefined } as never, 'end', options)],
  },
  { name: 'waitAsync', begin: promised, wrong: [] },
  {
    name: 'waitUntil, between checks',
    begin: polling,
    wrong: [
      (options) => waitUntil(nothing, options),
      (options) => waitUntil(() => false, { ...options, interval: NaN }),
    ],
    kind: 'poll',
  },
  { name: 'waitUntil, during a check', begin: hangingCheck, wrong: [] },
  { name: 'CompletionMap.create', begin: entry, wrong: [] },
  {
    name: 'AsyncManualResetEvent.wait',
    begin: (options) => event(options, new AsyncManualResetEvent()),
    wrong: [],
    kind: 'event',
  },
  {
    name: 'AsyncAutoResetEvent.wait',
    begin: (options) => event(options, new AsyncAutoResetEvent()),
    wrong: [],
    kind: 'event',
  },
  {
    name: 'AsyncCountdownEvent.wait',
    begin: (options) => event(options, new AsyncCountdownEvent(1)),
    wrong: [],
    kind: 'event',
  },
];

/** Those that know a timeout. */
export const waits = helpers.filter(({ kind }) => kind !== 'timer');

/** Those that can fail. */
export const fallible = waits.filter(({ kind }) => kind !== 'event');

/** Wrong arguments that all of them can be given. */
export const wrongOptions: readonly (readonly [what: string, options: unknown])[] = [
  ['a controller for its signal', { signal: new AbortController() }],
  ['an object for a signal', { signal: {} }],
  ['a string for a signal', { signal: 'abort' }],
];

/** Wrong arguments that all that know a timeout can be given. */
export const wrongTimeouts: readonly (readonly [what: string, timeout: unknown])[] = [
  ['NaN', NaN],
  ['an object', {}],
  ['a word', 'soon'],
  ['a bigint', 5n],
  ['a symbol', Symbol('soon')],
];
