import { requireSignalForwarding } from "../core/checks/require-signal-forwarding.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** The signal in scope is passed on to callees that take one. */
export const forwardSignal = repairsOf(requireSignalForwarding, { callees: [], allow: [] }, {
    name: 'forward-signal',
    summary: 'pass the signal in scope on to callees that take one',
    rule: 'require-signal-forwarding',
    onlySuggested: true,
});
export default jscodeshiftTransform(forwardSignal);
