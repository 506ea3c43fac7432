import { noPollingWait, type MessageId } from '../core/checks/no-polling-wait.ts';
import { createRule } from './create-rule.ts';

export type Options = Readonly<Record<string, never>>;
export type { MessageId };

export default createRule<Options, MessageId>({
  name: 'no-polling-wait',
  docs: {
    description: 'disallow sleeping until state of the same process has changed',
    preset: 'recommended',
    level: 'warn',
    offInTests: true,
  },
  schema: {},
  defaultOptions: {},
  messages: {
    polls:
      'This {{kind}} sleeps and looks at `{{state}}` again, which other code of this process changes; let that code complete a promise, and await it.',
    pollsWritten:
      'This {{kind}} sleeps and looks at `{{state}}` again, which is set at line {{line}}; complete a promise there, and await it.',
  },
  check: noPollingWait,
});
