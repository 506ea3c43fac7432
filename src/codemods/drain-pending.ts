import { requirePendingDrain } from '../core/checks/require-pending-drain.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** What is pending is rejected before it is dropped. */
export const drainPending = repairsOf(
  requirePendingDrain,
  { allow: [] },
  {
    name: 'drain-pending',
    summary: 'reject what is pending before it is dropped',
    rule: 'require-pending-drain',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(drainPending);
