import { turn } from './turn.ts';

const events = ['unhandledRejection', 'uncaughtException', 'rejectionHandled'] as const;

/** What the platform reports while `run` runs and in the turn after it. The test runner's own listeners step aside. */
export async function collectReports(run: () => unknown): Promise<{ rejections: unknown[]; exceptions: unknown[] }> {
  const reports = { rejections: [] as unknown[], exceptions: [] as unknown[] };
  const saved = events.map((event) => process.rawListeners(event));
  for (const event of events) process.removeAllListeners(event);
  process.on('unhandledRejection', (reason) => {
    reports.rejections.push(reason);
  });
  process.on('uncaughtException', (error: unknown) => {
    reports.exceptions.push(error);
  });
  process.on('rejectionHandled', () => undefined);
  try {
    await run();
    await turn();
  } finally {
    events.forEach((event, i) => {
      process.removeAllListeners(event);
      for (const listener of saved[i] ?? []) process.on(event, listener as (...args: unknown[]) => void);
    });
  }
  return reports;
}
