// Compiled, never run: every line that is to be refused says so. With the library and the types of a platform.
import {
  CompletionMap,
  delay,
  fromCallback,
  TaskCompletionSource,
  type AbortSignalLike,
} from '../../../src/runtime/src/index.ts';
import { accept } from './support/equal.ts';

export function signals(signal: AbortSignal, maybe: AbortSignal | undefined): void {
  accept<AbortSignalLike>(signal);
  new TaskCompletionSource({ signal }).setResult();
  new TaskCompletionSource({ signal: maybe }).setResult();
  void delay(1, { signal: AbortSignal.timeout(1) });
  void new CompletionMap<number>().create(1, { signal: AbortSignal.abort(), timeout: 1 });
  // @ts-expect-error -- no signal: the controller
  new TaskCompletionSource({ signal: new AbortController() }).setResult();
  // @ts-expect-error -- no signal: an event target
  void delay(1, { signal: new EventTarget() });
}

export function disposables(): void {
  accept<Disposable>(new TaskCompletionSource());
  accept<Disposable>(new CompletionMap());
  using source = new TaskCompletionSource<string>();
  using map = new CompletionMap<string, number>();
  source.setResult('done');
  map.cancelAll();
}

export function resolvers(): void {
  accept<PromiseWithResolvers<number>>(new TaskCompletionSource<number>());
  accept<PromiseWithResolvers<void>>(new TaskCompletionSource());
  // @ts-expect-error -- of something else
  accept<PromiseWithResolvers<string>>(new TaskCompletionSource<number>());
}

export function disposers(): void {
  void fromCallback<number>((done) => {
    const timer = setTimeout(done, 1, null, 1);
    return () => {
      clearTimeout(timer);
    };
  });
}
