import { setImmediate } from 'node:timers';

/** The next turn of the event loop: every microtask has run, and every unhandled rejection has been reported. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(() => {
      setImmediate(resolve);
    });
  });
}
