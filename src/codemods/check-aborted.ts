import { requireAbortedCheck } from '../core/checks/require-aborted-check.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** Who listens for an abort first asks whether it has happened. */
export const checkAborted = repairsOf(
  requireAbortedCheck,
  {},
  {
    name: 'check-aborted',
    summary: 'ask whether the signal has aborted before listening for its abort',
    rule: 'require-aborted-check',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(checkAborted);
