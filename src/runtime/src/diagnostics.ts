import { diagnosis, observer as key } from './diagnosis.ts';
import { InvalidOperationError } from './invalid-operation-error.ts';
import { onProgramEnd } from './on-program-end.ts';
import { runReported } from './run-reported.ts';
import type { TaskCompletionSource } from './task-completion-source.ts';
import type { TaskStatus } from './task-status.ts';
import { callStack } from './call-stack.ts';

// Every platform has it; the language's own declarations do not.
declare const console: { error(error: unknown): void };

/** What is known of a source. The source itself is not in it: it may be gone. */
export interface SourceReport {
  /** What its constructor was given as `state`. */
  readonly state: unknown;
  /** When it was made. */
  readonly createdAt: Date;
  /** Where it was made, one call a line, if stacks are captured and the platform has them. */
  readonly createdStack: string | undefined;
}

/** What is known of a completion that came too late. */
export interface LateReport extends SourceReport {
  /** What had completed the source. */
  readonly status: Exclude<TaskStatus, 'pending'>;
  /** Where that was, if stacks are captured. */
  readonly completedStack: string | undefined;
  /** What came to complete it once more. */
  readonly attempt: Exclude<TaskStatus, 'pending'>;
  /** The value or the reason that is lost. */
  readonly outcome: unknown;
  /** Where that came from, if stacks are captured. */
  readonly stack: string | undefined;
}

/** What `enable` watches for. What has no function is not watched. */
export interface DiagnosticsOptions {
  /** A source was collected while pending: whoever awaits its promise waits for ever. */
  readonly onAbandoned?: ((report: SourceReport) => void) | undefined;
  /**
   * The program ends, or the page goes, and these sources are pending: those that were made last come last. Called once,
   * and only if there are any. Nothing asynchronous runs any more.
   */
  readonly onPendingAtExit?: ((reports: readonly SourceReport[]) => void) | undefined;
  /**
   * A completion found its source completed: `set*` threw, `trySet*` returned `false`, `resolve` or `reject` did nothing,
   * a promise that was followed lost. Much of that is meant; a lost exception rarely is.
   */
  readonly onLate?: ((report: LateReport) => void) | undefined;
  /** Whether to capture where sources are made and completed. It costs microseconds each time; `false` by default. */
  readonly captureStacks?: boolean | undefined;
}

/** Turns diagnostics off again; harmless when they are off. */
export interface Diagnostics {
  disable(): void;
}

/** What is kept of each source. */
interface SourceRecord {
  readonly report: SourceReport;
  completedStack: string | undefined;
}

/**
 * Watches the sources that are made from now on, by whatever copy of this package. For development and tests: until it is
 * called diagnostics cost nothing, then each source costs time, and memory while it is pending.
 *
 * What the functions throw is reported as an uncaught exception, or printed when the program ends; it never reaches the
 * program that is watched.
 *
 * @throws {InvalidOperationError} Diagnostics are on already.
 * @throws {TypeError} One of the functions is no function.
 */
export function enable(options: DiagnosticsOptions): Diagnostics {
  const { onAbandoned, onPendingAtExit, onLate, captureStacks = false } = options;
  for (const [name, value] of Object.entries({ onAbandoned, onPendingAtExit, onLate })) {
    if (value !== undefined && typeof value !== 'function') throw new TypeError(`${name} is no function`);
  }
  if (diagnosis[key] !== undefined) {
    throw new InvalidOperationError(
      'Diagnostics are on already: disable them first',
      undefined,
      'ERR_TCS_INVALID_STATE',
    );
  }

  const records = new WeakMap<object, SourceRecord>();
  const pending = new Set<SourceReport>();
  const stackNow = (): string | undefined => (captureStacks ? callStack() : undefined);

  const abandoned =
    onAbandoned &&
    new FinalizationRegistry<SourceReport>((report) => {
      if (diagnosis[key] !== observer) return;
      // Told of here, so not at the exit once more.
      pending.delete(report);
      runReported(() => {
        onAbandoned(report);
      });
    });

  const observer = {
    created(source: TaskCompletionSource<unknown>): void {
      // Nothing here may hold the source, or it would never be collected.
      const report: SourceReport = { state: source.state, createdAt: new Date(), createdStack: stackNow() };
      const record: SourceRecord = { report, completedStack: undefined };
      records.set(source, record);
      if (onPendingAtExit !== undefined) pending.add(report);
      abandoned?.register(source, report, report);
      source.onCompleted(() => {
        record.completedStack = stackNow();
        pending.delete(report);
        abandoned?.unregister(report);
      });
    },

    late(source: TaskCompletionSource<unknown>, attempt: LateReport['attempt'], outcome: unknown): void {
      const record = records.get(source);
      const { status } = source;
      if (onLate === undefined || record === undefined || status === 'pending') return;
      const { report, completedStack } = record;
      runReported(() => {
        onLate({ ...report, status, completedStack, attempt, outcome, stack: stackNow() });
      });
    },
  };

  // Not enumerable, so that what lists properties does not see it.
  Object.defineProperty(diagnosis, key, { value: observer, writable: true, configurable: true });
  const forget = onProgramEnd(() => {
    try {
      if (pending.size > 0) onPendingAtExit?.([...pending]);
    } catch (error) {
      // Thrown, it would change how the program ends; asynchronously nothing is reported any more.
      console.error(error);
    }
    pending.clear();
  });
  return {
    disable(): void {
      if (diagnosis[key] !== observer) return;
      diagnosis[key] = undefined;
      pending.clear();
      forget();
    },
  };
}
