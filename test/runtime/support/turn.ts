import { builtin } from './platform.ts';

// Looked up once: a test may have put fake timers in their place by the time it waits.
const nextTask = builtin('node:timers')?.setImmediate ?? postMessage;

/** The next turn of the event loop: every microtask has run, and every unhandled rejection has been reported. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    nextTask(() => {
      nextTask(resolve);
    });
  });
}

/** In browsers: no timer is as quick, and no fake timer gets in the way. */
function postMessage(callback: () => void): void {
  const { port1, port2 } = new MessageChannel();
  const listener = () => {
    port1.close();
    callback();
  };
  Object.assign(port1, { onmessage: listener });
  port2.postMessage(undefined);
}
