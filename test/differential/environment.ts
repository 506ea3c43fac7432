import { EventEmitter } from 'node:events';
import type { Clock } from './clock.ts';

/** A value as a log has it, without a look at `then`, which programs log. */
export function describe(value: unknown): string {
  // V8 names the expression.
  if (
    value instanceof TypeError &&
    /is not (?:a function|iterable)|of (?:null|undefined)|Received (?:null|undefined)/u.test(value.message)
  )
    return 'TypeError: nothing';
  // A `const` that takes the place of a `let` or a field.
  if (value instanceof ReferenceError && value.message.includes('before initialization')) return 'TypeError: nothing';
  if (value instanceof Error) {
    const cause = value.cause === undefined ? '' : ` caused by ${describe(value.cause)}`;
    const all = value instanceof AggregateError ? ` of [${value.errors.map(describe).join('; ')}]` : '';
    return `${value.constructor.name} ${value.name}: ${value.message}${all}${cause}`;
  }
  if (Array.isArray(value)) return `[${value.map(describe).join('; ')}]`;
  if (typeof value === 'object' && value !== null) return `object of ${Object.keys(value).join()}`;
  return typeof value === 'function' ? 'function' : `${typeof value} ${String(value)}`;
}

/** The names that every program may use: whatever happens with what they give ends up in the log. */
export function environment(write: (entry: string) => void, clock: Clock) {
  let last: Promise<unknown> | undefined;
  let watched = 0;
  const thenable = (value?: unknown) => ({
    then(settle: (value: unknown) => void) {
      write(`then of ${String(value)}`);
      settle(value);
    },
  });
  return {
    yes: true,
    no: false,
    EventEmitter,
    ...clock.globals,
    log: (...entries: unknown[]) => {
      write(entries.map((entry) => (typeof entry === 'string' ? entry : describe(entry))).join(' '));
    },
    step(name: unknown) {
      write(`step ${String(name)}`);
      if (name === 'boom') throw new Error('boom');
      return name;
    },
    /** Throws what is no error. */
    hurl(value: unknown) {
      write('hurls');
      throw value;
    },
    thenable,
    lateThenable: (value?: unknown) => ({
      then(settle: (value: unknown) => void) {
        write(`then of late ${String(value)}`);
        queueMicrotask(() => {
          settle(value);
        });
      },
    }),
    rejectingThenable: (reason?: unknown) => ({
      then(_: unknown, fail: (reason: unknown) => void) {
        write('then that rejects');
        fail(reason);
      },
    }),
    /** Settles twice and throws on top of it. */
    unrulyThenable: () => ({
      then(settle: (value: unknown) => void, fail: (reason: unknown) => void) {
        write('then that is unruly');
        settle('first');
        fail(new Error('second'));
        throw new Error('third');
      },
    }),
    badThenable: () => ({
      then() {
        throw new Error('bad thenable');
      },
    }),
    getterThen: () => ({
      get then(): never {
        write('then is read');
        throw new Error('no then');
      },
    }),
    proxied: (value: object) =>
      new Proxy(value, {
        get(target, key) {
          if (key === 'then') write('then of the proxy');
          return Reflect.get(target, key) as unknown;
        },
      }),
    /** A promise that takes `count` ticks, and a few. */
    async slow(count: unknown) {
      for (let left = Number(await Promise.resolve(count)); left > 0; left--) await Promise.resolve();
      write('slow is there');
      return count;
    },
    never: () => new Promise(() => undefined),
    failing: (message = 'inner') => Promise.reject(new Error(message)),
    self: () => last,
    getError: () => undefined,
    later(callback: () => void) {
      queueMicrotask(() => {
        queueMicrotask(callback);
      });
      return {};
    },
    /** Takes a settler away and calls it with nothing around it. */
    hand(settle: (value: unknown) => unknown) {
      queueMicrotask(() => {
        write(`handed ${describe(settle('handed'))}`);
      });
    },
    /** A function in Node's manner. */
    work(value: unknown, callback: (error: unknown, value?: unknown) => void) {
      queueMicrotask(() => {
        if (value === 'bad') callback(new Error('work failed'));
        else callback(null, value);
      });
    },
    watch(promise: unknown, name: unknown = ++watched) {
      if (!(promise instanceof Promise)) {
        write(`${String(name)} is no promise: ${describe(promise)}`);
        return;
      }
      last = promise;
      promise.then(
        (value) => {
          write(`${String(name)} fulfilled: ${describe(value)}`);
        },
        (error: unknown) => {
          write(`${String(name)} rejected: ${describe(error)}`);
        },
      );
    },
    ignore(promise: Promise<unknown>) {
      last = promise;
    },
    attempt(action: () => unknown) {
      try {
        write(`gave ${describe(action())}`);
      } catch (error) {
        write(`threw ${describe(error)}`);
      }
    },
    /** The next turn of the event loop. */
    turn: () =>
      new Promise((resolve) => {
        clock.globals.setTimeout(resolve, 0);
      }),
  };
}

/** The same for TypeScript. */
export const declarations = `
declare const yes: boolean, no: boolean;
declare const EventEmitter: typeof import('node:events').EventEmitter;
declare function log(...entries: unknown[]): void;
declare function step<T>(name: T): T;
declare function hurl(value: unknown): never;
declare function thenable<T>(value?: T): PromiseLike<T>;
declare function lateThenable<T>(value?: T): PromiseLike<T>;
declare function rejectingThenable(reason?: unknown): PromiseLike<never>;
declare function unrulyThenable(): PromiseLike<never>;
declare function badThenable(): PromiseLike<never>;
declare function getterThen(): PromiseLike<never>;
declare function proxied<T extends object>(value: T): T;
declare function slow<T>(count: T): Promise<Awaited<T>>;
declare function never(): Promise<never>;
declare function failing(message?: string): Promise<never>;
declare function self(): any;
declare function getError(): Error | undefined;
declare function later(callback: () => void): object;
declare function hand(settle: (value?: any) => unknown): void;
declare function work(value: unknown, callback: (error: unknown, value?: any) => void): void;
declare function watch(promise: unknown, name?: unknown): void;
declare function ignore(promise: unknown): void;
declare function attempt(action: () => unknown): void;
declare function turn(): Promise<void>;
`;
