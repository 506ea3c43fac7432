import { noAbortListenerLeak } from "../core/checks/no-abort-listener-leak.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** An abort listener goes when the work that it served is over. */
export const removeAbortListeners = repairsOf(noAbortListenerLeak, {}, {
    name: 'remove-abort-listeners',
    summary: 'remove an abort listener in finally',
    rule: 'no-abort-listener-leak',
    onlySuggested: true,
});
export default jscodeshiftTransform(removeAbortListeners);
