import { noAbortListenerLeak } from '../core/checks/no-abort-listener-leak.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** An abort listener goes when the work that it served is over. */
export const removeAbortListeners = repairsOf(
  noAbortListenerLeak,
  {},
  {
    name: 'remove-abort-listeners',
    summary: 'remove an abort listener in finally',
    rule: 'no-abort-listener-leak',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(removeAbortListeners);
