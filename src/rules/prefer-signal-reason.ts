import { preferSignalReason, type MessageId, type Options } from '../core/checks/prefer-signal-reason.ts';
import { createRule } from './create-rule.ts';

export type { MessageId, Options };

export default createRule({
  name: 'prefer-signal-reason',
  docs: { description: 'disallow TODO', preset: 'recommended', level: 'error' },
  schema: {
    allow: {
      type: 'array',
      items: { type: 'string' },
      uniqueItems: true,
      description: 'TODO: what is allowed, and when one wants it.',
    },
  },
  defaultOptions: { allow: [] },
  messages: { hazard: 'TODO: the fact about this code; what to do.' },
  suggestions: { mend: 'Mend it' },
  check: preferSignalReason,
});
