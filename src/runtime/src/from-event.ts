import { waitFor } from './wait-for.ts';
import type { WaitOptions } from './wait-options.ts';

/** The name of an event. */
export type EventName = string | symbol;

/**
 * What events come from: an `EventTarget`, an `EventEmitter` of Node or anything else with methods of these names. They
 * are declared to take anything, as those of emitters with a closed list of events would not take any name.
 */
export type EventSource =
  | {
      addEventListener(type: never, listener: never): unknown;
      removeEventListener(type: never, listener: never): unknown;
    }
  | { on(type: never, listener: never): unknown; off(type: never, listener: never): unknown }
  | { on(type: never, listener: never): unknown; removeListener(type: never, listener: never): unknown }
  | { addListener(type: never, listener: never): unknown; removeListener(type: never, listener: never): unknown };

/**
 * What the listeners of an event are called with, as far as the types of its source tell: those of the DOM do, by the
 * handler property that goes with the event, `onmessage` with `message`.
 */
export type EventArguments<Source, Name> = Name extends string
  ? Source extends Readonly<Record<`on${Name}`, infer Listener>>
    ? NonNullable<Listener> extends (event: infer Event) => unknown
      ? [event: Event]
      : AnyArguments
    : AnyArguments
  : AnyArguments;

// eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Node declares its listeners
type AnyArguments = any[];

/** What `fromEvent` accepts beside the event. */
export interface FromEventOptions<Arguments extends unknown[], T> extends WaitOptions {
  /** Whether an event is the one that is waited for. By default the first is. */
  readonly filter?: ((...args: Arguments) => boolean) | undefined;
  /** Makes of what the listener is called with what the promise is fulfilled with. By default its first argument. */
  readonly map?: ((...args: Arguments) => T | PromiseLike<T>) | undefined;
  /** The events that reject the promise; `'error'` by default, `null` for none. */
  readonly rejectOn?: EventName | readonly EventName[] | null | undefined;
}

/**
 * A promise of the next event of `type`, or of one of several types: of the first argument of its listener. All
 * listeners are removed when the promise is settled, by whatever.
 *
 * Rejects with what an event of `rejectOn` brings, the `error` of an `ErrorEvent` included, with what `filter` or `map`
 * throw, with the signal's reason or with a `TimeoutError`.
 *
 * Of a source with the methods of both an `EventTarget` and an `EventEmitter` those of the former are used.
 *
 * .NET: the event-based asynchronous pattern, and how one leaves it.
 *
 * @example
 * const { data } = await fromEvent(socket, 'message', { signal, filter: (event) => event.data !== 'ping' });
 */
export function fromEvent<Source extends EventSource, Name extends EventName, T = EventArguments<Source, Name>[0]>(
  source: Source,
  type: Name | readonly Name[],
  options?: FromEventOptions<EventArguments<Source, Name>, T>,
): Promise<Awaited<T>>;
/** The same, of a source whose types do not tell: `await fromEvent<Buffer>(stream, 'data')`. */
export function fromEvent<T>(
  source: EventSource,
  type: EventName | readonly EventName[],
  options?: FromEventOptions<[value: T, ...rest: AnyArguments], T>,
): Promise<Awaited<T>>;
export function fromEvent(
  target: EventSource,
  type: EventName | readonly EventName[],
  options: FromEventOptions<unknown[], unknown> = {},
): Promise<unknown> {
  return waitFor(options, (source) => {
    const { filter = () => true, map = (value) => value, rejectOn = 'error' } = options;
    const methods = target as Methods;
    const isEventTarget = methods.addEventListener !== undefined;
    const add = methods.addEventListener ?? methods.on ?? methods.addListener;
    const remove = methods.removeEventListener ?? methods.off ?? methods.removeListener;
    if (add === undefined || remove === undefined) throw new TypeError('Expected an EventTarget or an EventEmitter');
    const listen = (name: EventName, listener: Listener): void => {
      add.call(target, name, listener);
      source.onCompleted(() => {
        remove.call(target, name, listener);
      });
    };
    const names = [type].flat();
    for (const name of names) {
      listen(name, (...args) => {
        try {
          // Who is removed while an event is under way is called all the same, and a filter may do anything.
          // eslint-disable-next-line @typescript-eslint/no-unnecessary-condition -- the second time it is another answer
          if (!source.isCompleted && filter(...args) && !source.isCompleted) source.resolve(map(...args));
        } catch (error) {
          source.reject(error);
        }
      });
    }
    for (const name of [rejectOn].flat()) {
      if (name === null || names.includes(name)) continue;
      listen(name, (error) => {
        source.reject(isEventTarget ? ((error as { error?: unknown } | undefined)?.error ?? error) : error);
      });
    }
  });
}

type Listener = (...args: unknown[]) => void;
type Method = (name: EventName, listener: Listener) => unknown;
type Methods = Partial<
  Record<'addEventListener' | 'addListener' | 'off' | 'on' | 'removeEventListener' | 'removeListener', Method>
>;
