import type { TaskCompletionSource } from './task-completion-source.ts';
import type { TaskStatus } from './task-status.ts';

/** What diagnostics want to be told. */
export interface Observer {
  /** `source` has been made, and has not heard of its signal yet. */
  created<T>(source: TaskCompletionSource<T>): void;
  /** Something came to complete `source`, which is completed. */
  late<T>(source: TaskCompletionSource<T>, attempt: Exclude<TaskStatus, 'pending'>, outcome: unknown): void;
}

export const observer = Symbol.for('task-completion-source/1');

/**
 * Where diagnostics hook in, once for all copies of this package in the program: of the ES and the CommonJS build, and of
 * the same major version in several places of a dependency tree. Nothing is there until they are first enabled.
 *
 * Not the global object: to look there costs each source some nanoseconds, and test runners watch it for leaks. That an
 * object with few properties lacks one is for compilers to assume until it gets one.
 */
export const diagnosis = Reflect as { [observer]?: Observer | undefined };
