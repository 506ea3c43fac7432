import { noZalgoCallback, type MessageId } from '../core/checks/no-zalgo-callback.ts';
import { createRule } from './create-rule.ts';

export type Options = Readonly<Record<string, never>>;
export type { MessageId };

export default createRule({
  name: 'no-zalgo-callback',
  docs: {
    description: 'disallow calling a callback synchronously on one path and asynchronously on another',
    preset: 'recommended',
    level: 'warn',
  },
  schema: {},
  defaultOptions: {},
  messages: {
    zalgo:
      '`{{name}}` runs here before {{fn}} returns, and after it by way of line {{line}}; call it in a later turn on both paths.',
  },
  suggestions: { defer: 'Call it in a microtask' },
  check: noZalgoCallback,
});
