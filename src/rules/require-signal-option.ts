import { requireSignalOption, type MessageId, type Options } from '../core/checks/require-signal-option.ts';
import { createRule } from './create-rule.ts';

export type { MessageId, Options };

export default createRule<Options, MessageId>({
  name: 'require-signal-option',
  docs: {
    description: 'require exported functions that wait to offer a way to cancel',
    preset: 'strict',
    level: 'error',
    offInTests: true,
  },
  schema: {
    allow: {
      description: 'Names of functions and methods that may wait without a way to cancel.',
      type: 'array',
      items: { type: 'string', description: 'The name that the function is exported by, or that of the method.' },
      uniqueItems: true,
    },
  },
  defaultOptions: { allow: [] },
  messages: {
    uncancelable:
      '`{{name}}` waits for {{what}} (line {{line}}), and its caller has no way to give up; take an AbortSignal, or return a handle that cancels.',
  },
  check: requireSignalOption,
});
