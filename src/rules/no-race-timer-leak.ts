import { noRaceTimerLeak, type MessageId, type Options } from '../core/checks/no-race-timer-leak.ts';
import { createRule } from './create-rule.ts';

export type { MessageId, Options };

export default createRule({
  name: 'no-race-timer-leak',
  docs: {
    description: 'disallow timers that go on after the work they were raced against has won',
    preset: 'recommended',
    level: 'error',
    offInTests: true,
  },
  schema: {
    allowUnref: {
      description: 'Allow timers that are unref’d, and so let the process end.',
      type: 'boolean',
    },
  },
  defaultOptions: { allowUnref: true },
  messages: {
    left: 'Nothing clears this timer when other work wins `{{race}}` at line {{line}}; keep its id and clear it in `finally`.',
    leftOnFailure:
      '`{{timer}}` is not cleared on every path out of `{{race}}` at line {{line}}; clear it in `finally`.',
    unstoppable:
      '`{{timer}}` goes on when other work wins `{{race}}` at line {{line}}; give it a signal, and abort that in `finally`.',
  },
  suggestions: {
    useWaitAsync: 'Use `waitAsync` with a timeout',
    clearFinally: 'Clear the timer in `finally`',
  },
  check: noRaceTimerLeak,
});
