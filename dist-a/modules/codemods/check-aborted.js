import { requireAbortedCheck } from "../core/checks/require-aborted-check.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** Who listens for an abort first asks whether it has happened. */
export const checkAborted = repairsOf(requireAbortedCheck, {}, {
    name: 'check-aborted',
    summary: 'ask whether the signal has aborted before listening for its abort',
    rule: 'require-aborted-check',
    onlySuggested: true,
});
export default jscodeshiftTransform(checkAborted);
