export type { AbortSignalLike } from './abort-signal-like.ts';
export { AsyncAutoResetEvent } from './async-auto-reset-event.ts';
export { AsyncCountdownEvent } from './async-countdown-event.ts';
export { AsyncManualResetEvent } from './async-manual-reset-event.ts';
export { CompletionMap } from './completion-map.ts';
export { delay, type DelayOptions } from './delay.ts';
export { delayUntil } from './delay-until.ts';
export type { Exception } from './exception.ts';
export { fromCallback, type NodeCallback } from './from-callback.ts';
export {
  fromEvent,
  type EventArguments,
  type EventName,
  type EventSource,
  type FromEventOptions,
} from './from-event.ts';
export { InvalidOperationError, type InvalidOperationCode } from './invalid-operation-error.ts';
export { isCanceled } from './is-canceled.ts';
export { TaskCanceledError } from './task-canceled-error.ts';
export { TaskCompletionSource } from './task-completion-source.ts';
export type { TaskCompletionSourceOptions } from './task-completion-source-options.ts';
export type { TaskStatus } from './task-status.ts';
export { TimeoutError } from './timeout-error.ts';
export { waitAsync } from './wait-async.ts';
export type { SignalOptions, WaitOptions } from './wait-options.ts';
export { waitUntil, type Truthy, type WaitUntilOptions } from './wait-until.ts';
export { whenEach } from './when-each.ts';
