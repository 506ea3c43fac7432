import { builtin } from './platform.ts';
import { turn } from './turn.ts';

interface Reports {
  readonly rejections: unknown[];
  readonly exceptions: unknown[];
}
/** Stops the collecting, once all is reported that has happened. */
type Stop = () => Promise<void>;

/** What the platform reports while `run` runs and in the turn after it. The test runner's own listeners step aside. */
export async function collectReports(run: () => unknown): Promise<Reports> {
  const reports: Reports = { rejections: [], exceptions: [] };
  const process = builtin('node:process');
  const stop = process === undefined ? collectFromWindow(reports) : collectFromProcess(reports, process);
  try {
    await run();
  } finally {
    await stop();
  }
  return reports;
}

const processEvents = ['unhandledRejection', 'uncaughtException', 'rejectionHandled'] as const;

function collectFromProcess({ rejections, exceptions }: Reports, process: NodeJS.Process): Stop {
  const saved = processEvents.map((event) => process.rawListeners(event));
  for (const event of processEvents) process.removeAllListeners(event);
  process.on('unhandledRejection', (reason) => {
    rejections.push(reason);
  });
  process.on('uncaughtException', (error: unknown) => {
    exceptions.push(error);
  });
  process.on('rejectionHandled', () => undefined);
  return async () => {
    await turn();
    processEvents.forEach((event, i) => {
      process.removeAllListeners(event);
      for (const listener of saved[i] ?? []) process.on(event, listener as (...args: unknown[]) => void);
    });
  };
}

interface WindowEvents {
  readonly error: Event & { readonly error: unknown };
  readonly unhandledrejection: Event & { readonly reason: unknown };
}
type Listen = <N extends keyof WindowEvents>(type: N, listener: (event: WindowEvents[N]) => void) => void;
interface Window {
  readonly addEventListener: Listen;
  readonly removeEventListener: Listen;
}

function collectFromWindow({ rejections, exceptions }: Reports): Stop {
  const window = globalThis as unknown as Window;
  const last = new Error('The last rejection to be reported');
  let reportLast: (() => void) | undefined;
  const onRejection = (event: WindowEvents['unhandledrejection']) => {
    event.preventDefault();
    if (event.reason === last) reportLast?.();
    else rejections.push(event.reason);
  };
  const onError = (event: WindowEvents['error']) => {
    event.preventDefault();
    exceptions.push(event.error);
  };
  // Vitest counts these calls: while a test listens, it takes no report for a failure.
  window.addEventListener('unhandledrejection', onRejection);
  window.addEventListener('error', onError);
  return async () => {
    await turn();
    // Rejections are reported in tasks of a queue of their own: that of another queue cannot tell that all have come.
    await new Promise<void>((resolve) => {
      reportLast = resolve;
      void Promise.reject(last);
    });
    window.removeEventListener('unhandledrejection', onRejection);
    window.removeEventListener('error', onError);
  };
}
