import { noBlockingWait, type MessageId } from '../core/checks/no-blocking-wait.ts';
import { createRule } from './create-rule.ts';

export type Options = Readonly<Record<string, never>>;
export type { MessageId };

export default createRule<Options, MessageId>({
  name: 'no-blocking-wait',
  docs: {
    description: 'disallow waiting in a way that blocks the thread which must end the wait',
    preset: 'recommended',
    level: 'error',
    offInTests: true,
  },
  schema: {},
  defaultOptions: {},
  messages: {
    spins:
      'This loop holds the thread until `{{state}}` changes, and what would change it cannot run before; let that code complete a promise, and await it.',
    spinsWritten:
      'This loop holds the thread until `{{state}}` changes, and the code at line {{line}} that changes it cannot run before; complete a promise there, and await it.',
    burns:
      'This loop holds the thread until `{{state}}` has passed, and no timer, event or I/O runs before; await a timer instead.',
    starves:
      'This {{kind}} gives way to microtasks alone until `{{state}}` changes, and no timer, event or I/O runs before; await a promise that is completed by what it waits for.',
    stops:
      '`Atomics.wait` stops the thread with all its timers, events and I/O; await `Atomics.waitAsync` or a timer, or move the wait to a worker.',
    process:
      '`{{callee}}` starts a process only to let time pass, and the thread stands still until it ends; await a timer instead.',
  },
  check: noBlockingWait,
});
