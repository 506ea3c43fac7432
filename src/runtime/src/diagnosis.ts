import type { TaskCompletionSource } from './task-completion-source.ts';
import type { TaskStatus } from './task-status.ts';

/** What diagnostics want to be told. */
export interface Observer {
  /** `source` has been made, and has not heard of its signal yet. */
  created<T>(source: TaskCompletionSource<T>): void;
  /** Something came to complete `source`, which is completed. */
  late<T>(source: TaskCompletionSource<T>, attempt: Exclude<TaskStatus, 'pending'>, outcome: unknown): void;
}

const key = Symbol.for('task-completion-source/1');

interface Diagnosis {
  observer: Observer | undefined;
}

const shared = globalThis as { [key]?: Diagnosis | undefined };

/**
 * Where diagnostics hook in, once for all copies of this package in the program: of the ES and the CommonJS build, and of
 * the same major version in several places of a dependency tree.
 */
export const diagnosis: Diagnosis = (shared[key] ??= { observer: undefined });
