import { preferSignalReason } from '../core/checks/prefer-signal-reason.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** The error made up for an abort becomes the signal’s reason. */
export const useSignalReason = repairsOf(
  preferSignalReason,
  {},
  {
    name: 'use-signal-reason',
    summary: 'an error made up for an abort becomes signal.reason',
    rule: 'prefer-signal-reason',
    onlySuggested: true,
  },
);

export default jscodeshiftTransform(useSignalReason);
