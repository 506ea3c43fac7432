// Compiled, never run: every line that is to be refused says so.
import {
  AsyncAutoResetEvent,
  AsyncCountdownEvent,
  AsyncManualResetEvent,
  type AbortSignalLike,
  type WaitOptions,
} from '../../../src/runtime/src/index.ts';
import { accept, type Equal } from './support/equal.ts';

type Wait = (options?: WaitOptions) => Promise<void>;

export function manual(event: AsyncManualResetEvent): void {
  accept<AsyncManualResetEvent>(new AsyncManualResetEvent());
  accept<AsyncManualResetEvent>(new AsyncManualResetEvent(true));
  accept<Equal<typeof event.isSet, boolean>>(true);
  accept<Equal<AsyncManualResetEvent['wait'], Wait>>(true);
  accept<Equal<ReturnType<typeof event.set>, void>>(true);
  event.reset();
  // @ts-expect-error -- not a boolean
  accept(new AsyncManualResetEvent('set'));
  // @ts-expect-error -- read-only
  event.isSet = true;
}

export function auto(event: AsyncAutoResetEvent): void {
  accept<AsyncAutoResetEvent>(new AsyncAutoResetEvent());
  accept<AsyncAutoResetEvent>(new AsyncAutoResetEvent(false));
  accept<Equal<typeof event.isSet, boolean>>(true);
  accept<Equal<AsyncAutoResetEvent['wait'], Wait>>(true);
  accept<Equal<ReturnType<typeof event.set>, void>>(true);
  // @ts-expect-error -- it resets itself
  accept<keyof typeof event>('reset');
  // @ts-expect-error -- read-only
  event.isSet = true;
}

export function countdown(event: AsyncCountdownEvent): void {
  accept<AsyncCountdownEvent>(new AsyncCountdownEvent(1));
  accept<Equal<typeof event.currentCount, number>>(true);
  accept<Equal<typeof event.isSet, boolean>>(true);
  accept<Equal<AsyncCountdownEvent['wait'], Wait>>(true);
  accept<Equal<AsyncCountdownEvent['signal'], (count?: number) => boolean>>(true);
  accept<Equal<AsyncCountdownEvent['addCount'], (count?: number) => void>>(true);
  accept<Equal<AsyncCountdownEvent['tryAddCount'], (count?: number) => boolean>>(true);
  // @ts-expect-error -- of how many?
  accept(new AsyncCountdownEvent());
  // @ts-expect-error -- read-only
  event.currentCount = 1;
  // @ts-expect-error -- a number
  event.signal(1n);
}

export function waits(event: AsyncManualResetEvent, signal: AbortSignalLike): void {
  void event.wait({ signal, timeout: 1, message: 'late' });
  void event.wait({ signal: null, timeout: undefined, message: new Error('late') });
  // @ts-expect-error -- options, not a signal: it would be ignored
  void event.wait(signal);
}
