import { preferSignalReason } from '../core/checks/prefer-signal-reason.ts';
import { removeUnusedImports } from '../core/repair/unused-imports.ts';
import type { Codemod } from './create-codemod.ts';
import { jscodeshiftTransform } from './jscodeshift-transform.ts';
import { repairsOf } from './repairs-of.ts';

/** The error made up for an abort becomes the signal’s reason. */
export const useSignalReason: Codemod = {
  ...repairsOf(
    preferSignalReason,
    {},
    {
      name: 'use-signal-reason',
      summary: 'an error made up for an abort becomes signal.reason',
      rule: 'prefer-signal-reason',
      onlySuggested: true,
    },
  ),
  // The text of the error may have been imported for it.
  tidy: (before, after) => removeUnusedImports(before(), after()),
};

export default jscodeshiftTransform(useSignalReason);
