import { preferTrySet, type MessageId, type Options } from '../core/checks/prefer-try-set.ts';
import { createRule } from './create-rule.ts';
export type { MessageId, Options };
export default createRule({
  name: 'prefer-try-set',
  docs: { description: 'disallow TODO', preset: 'recommended', level: 'error' },
  schema: { allow: { type: 'array', description: 'TODO: what is allowed, and when one wants it.' } },
  defaultOptions: { allow: [] },
  messages: { hazard: 'TODO: the fact about this code; what to do.' },
  check: preferTrySet,
});
