import { onTestFinished } from 'vitest';
import {
  enable,
  type Diagnostics,
  type DiagnosticsOptions,
  type LateReport,
} from '../../../src/runtime/src/diagnostics.ts';

/** Turns diagnostics on until the test is over. They are those of the whole thread, so no test may leave them on. */
export function watch(options: DiagnosticsOptions): Diagnostics {
  const diagnostics = enable(options);
  onTestFinished(() => {
    diagnostics.disable();
  });
  return diagnostics;
}

interface Watch {
  readonly reports: readonly LateReport[];
  readonly disable: () => void;
}

/**
 * Collects what comes too late to sources of `state`, or of none, as those of helpers have none. Other tests of the
 * thread may have left sources behind that are completed now.
 */
export function watchLate(state: unknown, options: DiagnosticsOptions = {}): Watch {
  const reports: LateReport[] = [];
  const diagnostics = watch({
    ...options,
    onLate: (report) => {
      if (report.state === state) reports.push(report);
    },
  });
  return {
    reports,
    disable: () => {
      diagnostics.disable();
    },
  };
}
