// Compiled, never run: every line that is to be refused says so.
import {
  enable,
  type Diagnostics,
  type DiagnosticsOptions,
  type LateReport,
  type SourceReport,
} from '../../../src/runtime/src/diagnostics.ts';
import { accept, expectExactly, type Equal } from './support/equal.ts';

type Completed = 'adopted' | 'fulfilled' | 'rejected' | 'canceled';

export function options(given: DiagnosticsOptions): void {
  accept<Equal<ReturnType<typeof enable>, Diagnostics>>(true);
  enable({}).disable();
  enable(given);
  enable({ onAbandoned: undefined, onPendingAtExit: undefined, onLate: undefined, captureStacks: undefined });
  enable({
    captureStacks: true,
    onAbandoned: (report) => {
      expectExactly<SourceReport>()(report);
    },
    onPendingAtExit: (reports) => {
      expectExactly<readonly SourceReport[]>()(reports);
    },
    onLate: (report) => {
      expectExactly<LateReport>()(report);
    },
  });
  // @ts-expect-error -- for what?
  enable();
  // @ts-expect-error -- no function
  enable({ onLate: true });
  // @ts-expect-error -- no such option
  enable({ onCompleted: () => undefined });
}

export function reports(report: SourceReport, late: LateReport): void {
  accept<Equal<typeof report.state, unknown>>(true);
  accept<Equal<typeof report.createdAt, Date>>(true);
  accept<Equal<typeof report.createdStack, string | undefined>>(true);
  accept<SourceReport>(late);
  accept<Equal<typeof late.status, Completed>>(true);
  accept<Equal<typeof late.attempt, Completed>>(true);
  accept<Equal<typeof late.completedStack, string | undefined>>(true);
  accept<Equal<typeof late.stack, string | undefined>>(true);
  accept<Equal<typeof late.outcome, unknown>>(true);
  // @ts-expect-error -- read-only
  report.createdStack = '';
  // @ts-expect-error -- a report of a source has no attempt
  accept(report.attempt);
}
