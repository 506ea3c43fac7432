import { noZalgoCallback } from "../core/checks/no-zalgo-callback.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A callback that runs now or later always runs later. */
export const deferCallback = repairsOf(noZalgoCallback, {}, {
    name: 'defer-callback',
    summary: 'a callback that runs at once on some paths runs in a microtask there',
    rule: 'no-zalgo-callback',
    onlySuggested: true,
});
export default jscodeshiftTransform(deferCallback);
