import { requirePendingDrain } from "../core/checks/require-pending-drain.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** What is pending is rejected before it is dropped. */
export const drainPending = repairsOf(requirePendingDrain, { allow: [] }, {
    name: 'drain-pending',
    summary: 'reject what is pending before it is dropped',
    rule: 'require-pending-drain',
    onlySuggested: true,
});
export default jscodeshiftTransform(drainPending);
