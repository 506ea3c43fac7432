import { requireFailurePath, type MessageId } from '../core/checks/require-failure-path.ts';
import { createRule } from './create-rule.ts';

export type Options = Readonly<Record<string, never>>;
export type { MessageId };

export default createRule<Options, MessageId>({
  name: 'require-failure-path',
  docs: {
    description: 'require that the failure of what a promise waits for settles it too',
    preset: 'recommended',
    level: 'warn',
    offInTests: true,
  },
  schema: {},
  defaultOptions: {},
  messages: {
    rejection:
      'Only the fulfilment of {{name}} settles the promise of line {{line}}, and its rejection leaves it pending; pass on the rejection too.',
    ignored:
      'The callback takes `{{name}}` and never looks at it, so the promise of line {{line}} is settled as if nothing had failed; reject with it.',
    untaken:
      '{{name}} gives its callback an error, which this one does not take, so the promise of line {{line}} is settled as if nothing had failed; take it and reject with it.',
    listener:
      'Only {{name}} settles the promise of line {{line}}, which stays pending when {{failure}} comes instead; listen to that too.',
    callback:
      'Only the success of {{name}} settles the promise of line {{line}}, which stays pending when it fails; wire {{failure}} too.',
    startup:
      'The process rejects the promise of line {{line}} by its {{name}} alone, which stays pending when {{failure}} comes instead, as it does when the program cannot be started; listen to that too.',
  },
  suggestions: {
    passReject: 'Pass `reject` as the second reaction',
    addCatch: 'Reject when it rejects',
    addListener: 'Reject on `{{event}}`',
    rejectFirst: 'Reject with the error',
  },
  fixable: true,
  check: requireFailurePath,
});
