// Compiled, never run: every line that is to be refused says so. With the types of Node, and without those of the DOM.
import type { ChildProcess } from 'node:child_process';
import type { EventEmitter } from 'node:events';
import type { ReadStream } from 'node:fs';
import type { Server, Socket } from 'node:net';
import type { Interface } from 'node:readline';
import type { MessagePort, Worker } from 'node:worker_threads';
import { fromEvent, type EventArguments, type EventSource } from '../../../src/runtime/src/index.ts';
import { accept, expectExactly, some, type Equal } from './support/equal.ts';

/** A target whose types tell of its events as those of the DOM do. */
interface Door {
  onopen: ((this: Door, event: Opened) => unknown) | null;
  readonly onclose: (event: Closed) => void;
  addEventListener(type: string, listener: (event: Opened | Closed) => void): void;
  removeEventListener(type: string, listener: (event: Opened | Closed) => void): void;
}
interface Opened {
  readonly by: string;
}
interface Closed {
  readonly at: number;
}

export function handlers(door: Door): void {
  accept<Equal<EventArguments<Door, 'open'>, [event: Opened]>>(true);
  accept<Equal<EventArguments<Door, 'close'>, [event: Closed]>>(true);
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- that is what it is
  accept<Equal<EventArguments<Door, 'knock' | symbol>, any[]>>(true);
  expectExactly<Promise<Opened>>()(fromEvent(door, 'open'));
  expectExactly<Promise<Closed>>()(fromEvent(door, 'close', { timeout: 1, rejectOn: null }));
  expectExactly<Promise<Opened | Closed>>()(fromEvent(door, ['open', 'close']));
  expectExactly<Promise<Opened | Closed>>()(fromEvent(door, some<readonly ('open' | 'close')[]>()));
}

export function filtersAndMaps(door: Door): void {
  expectExactly<Promise<Opened>>()(fromEvent(door, 'open', { filter: (event) => event.by === 'me' }));
  expectExactly<Promise<string>>()(fromEvent(door, 'open', { map: (event) => event.by }));
  expectExactly<Promise<number>>()(
    fromEvent(door, 'close', {
      filter: (event) => accept<Equal<typeof event, Closed>>(true) === undefined,
      map: async ({ at }) => Promise.resolve(at),
    }),
  );
  expectExactly<Promise<string | number>>()(
    fromEvent(door, ['open', 'close'], { map: (event) => ('by' in event ? event.by : event.at) }),
  );
  // @ts-expect-error -- not a property of this event
  void fromEvent(door, 'open', { map: (event) => event.at > 0 });
  // @ts-expect-error -- not a property of this event
  void fromEvent(door, 'open', { filter: (event) => event.at > 0 });
  // @ts-expect-error -- a filter says yes or no
  void fromEvent(door, 'open', { filter: (event) => event.by });
}

export function emitters(emitter: EventEmitter): void {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as Node declares its listeners
  expectExactly<Promise<any>>()(fromEvent(emitter, 'data'));
  expectExactly<Promise<string>>()(fromEvent<string>(emitter, 'data'));
  expectExactly<Promise<string>>()(fromEvent<Promise<string>>(emitter, ['data', Symbol('end')]));
  expectExactly<Promise<string>>()(
    fromEvent<string>(emitter, 'data', {
      filter: (text, ...rest) => accept<Equal<typeof text, string>>(true) === undefined && rest.length === 0,
      rejectOn: ['error', 'close'],
    }),
  );
  expectExactly<Promise<{ first: string; second: number }>>()(
    fromEvent(emitter, 'data', { map: (first: string, second: number) => ({ first, second }) }),
  );
}

export function sources(): void {
  accept<EventSource>(some<EventEmitter>());
  accept<EventSource>(some<EventEmitter<{ data: [text: string] }>>());
  accept<EventSource>(some<EventTarget>());
  accept<EventSource>(some<AbortSignal>());
  accept<EventSource>(some<NodeJS.Process>());
  accept<EventSource>(some<ReadStream>());
  accept<EventSource>(some<Socket>());
  accept<EventSource>(some<Server>());
  accept<EventSource>(some<ChildProcess>());
  accept<EventSource>(some<Worker>());
  accept<EventSource>(some<MessagePort>());
  accept<EventSource>(some<Interface>());
  expectExactly<Promise<Event>>()(fromEvent(some<AbortSignal>(), 'abort'));
  // What has methods of these names, whatever else it takes.
  accept<EventSource>(some<{ on(name: 'a', run: () => void): () => void; off(name: 'a', run: () => void): void }>());
  accept<EventSource>(some<{ addListener(name: string, run: () => void): void; removeListener(name: string): void }>());
}

export function refused(emitter: EventEmitter): void {
  // @ts-expect-error -- comes of nothing
  void fromEvent({}, 'data');
  // @ts-expect-error -- cannot be listened to no more
  void fromEvent(some<{ on(name: string, listener: () => void): void }>(), 'data');
  // @ts-expect-error -- cannot be listened to no more
  void fromEvent(some<{ addEventListener(name: string, listener: () => void): void }>(), 'data');
  // @ts-expect-error -- no name
  void fromEvent(emitter, 1);
  // @ts-expect-error -- which one?
  void fromEvent(emitter);
  // @ts-expect-error -- no name
  void fromEvent(emitter, 'data', { rejectOn: false });
  // @ts-expect-error -- no such option
  void fromEvent(emitter, 'data', { once: true });
}
