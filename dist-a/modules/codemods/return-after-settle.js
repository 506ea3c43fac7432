import { noDoubleSettle } from "../core/checks/no-double-settle.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A second settlement on a path goes: return after the first, or `trySet*`. */
export const returnAfterSettle = repairsOf(noDoubleSettle, {}, {
    name: 'return-after-settle',
    summary: 'return after a settlement that more of the same path would repeat',
    rule: 'no-double-settle',
    onlySuggested: true,
});
export default jscodeshiftTransform(returnAfterSettle);
