import { preferSignalReason } from "../core/checks/prefer-signal-reason.js";
import { removeUnusedImports } from "../core/repair/unused-imports.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** The error made up for an abort becomes the signal’s reason. */
export const useSignalReason = {
    ...repairsOf(preferSignalReason, {}, {
        name: 'use-signal-reason',
        summary: 'an error made up for an abort becomes signal.reason',
        rule: 'prefer-signal-reason',
        onlySuggested: true,
    }),
    // The text of the error may have been imported for it.
    tidy: (before, after) => removeUnusedImports(before(), after()),
};
export default jscodeshiftTransform(useSignalReason);
