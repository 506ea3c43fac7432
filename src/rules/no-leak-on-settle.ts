import { noLeakOnSettle, type MessageId, type Options } from '../core/checks/no-leak-on-settle.ts';
import { createRule } from './create-rule.ts';

export type { MessageId, Options };

export default createRule({
  name: 'no-leak-on-settle',
  docs: {
    description: 'disallow listeners, timers and observers that outlive the promise they were made for',
    preset: 'recommended',
    level: 'warn',
    offInTests: true,
  },
  schema: {},
  defaultOptions: {},
  messages: {
    leaks:
      'The {{what}}{{name}} stays when `{{settlement}}` at line {{line}} settles the promise; {{remove}} on that path too.',
    never:
      'The {{what}}{{name}} stays after `{{settlement}}` at line {{line}} has settled the promise, and nothing takes it back; {{remove}} on every path that settles.',
    elsewhere:
      'The {{what}} stays when the promise is settled through `{{settlement}}`, which line {{line}} keeps, and nobody can clear it; keep its id beside the resolvers and clear it where they are called.',
    failure:
      'The timer goes on when `{{wait}}` at line {{line}} fails, for only its success gets to the call that clears it; clear it in `finally`.',
  },
  suggestions: { release: 'Let it go before the promise is settled' },
  check: noLeakOnSettle,
});
