import { noMultiFireSettle } from "../core/checks/no-multi-fire-settle.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A settling listener that stays registered listens once. */
export const listenOnce = repairsOf(noMultiFireSettle, {}, {
    name: 'listen-once',
    summary: 'on becomes once where the listener settles a promise',
    rule: 'no-multi-fire-settle',
    onlySuggested: true,
});
export default jscodeshiftTransform(listenOnce);
