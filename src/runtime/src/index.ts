export type { AbortSignalLike } from './abort-signal-like.ts';
export type { Exception } from './exception.ts';
export { InvalidOperationError } from './invalid-operation-error.ts';
export { isCanceled } from './is-canceled.ts';
export { TaskCanceledError } from './task-canceled-error.ts';
export { TaskCompletionSource } from './task-completion-source.ts';
export type { TaskCompletionSourceOptions } from './task-completion-source-options.ts';
export type { TaskStatus } from './task-status.ts';
