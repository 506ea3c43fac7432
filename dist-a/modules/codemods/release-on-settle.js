import { noLeakOnSettle } from "../core/checks/no-leak-on-settle.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** Listeners, timers and observers go when the promise settles. */
export const releaseOnSettle = repairsOf(noLeakOnSettle, {}, {
    name: 'release-on-settle',
    summary: 'let a listener, timer or observer go before the promise is settled',
    rule: 'no-leak-on-settle',
    onlySuggested: true,
});
export default jscodeshiftTransform(releaseOnSettle);
