import { noSelfAwait, type MessageId } from '../core/checks/no-self-await.ts';
import { createRule } from './create-rule.ts';

export type { MessageId };
export type Options = Readonly<Record<string, never>>;

export default createRule({
  name: 'no-self-await',
  docs: {
    description: 'disallow an async function from waiting for the promise that it settles itself',
    preset: 'recommended',
    level: 'error',
  },
  schema: {},
  defaultOptions: {},
  messages: {
    itself:
      '`{{waited}}` is the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; wait for what came before, or leave the wait to the callers.',
    reached:
      '`{{waited}}` waits for the promise of the code that gets here from line {{from}}, kept in `{{place}}` at line {{line}}, and neither settles; leave the wait to other callers.',
    returned:
      '`{{waited}}` is the promise that this result settles, kept in `{{place}}` at line {{line}}, so it is rejected with a TypeError or stays pending; return what came before.',
    through:
      '`{{waited}}` waits at line {{read}} for the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; call a variant that does not wait for it.',
  },
  check: noSelfAwait,
});
