import { noStateChangeAfterNotify } from "../core/checks/no-state-change-after-notify.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** State changes before others are told of it. */
export const changeBeforeNotify = repairsOf(noStateChangeAfterNotify, { notifyMethods: ['emit', 'dispatchEvent'], allowEvents: [] }, {
    name: 'change-before-notify',
    summary: 'change the state before others are told of it',
    rule: 'no-state-change-after-notify',
    onlySuggested: true,
});
export default jscodeshiftTransform(changeBeforeNotify);
