import { requireSettleOnAllPaths } from "../core/checks/require-settle-on-all-paths.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A path on which a promise stays pending rejects it. */
export const settleAllPaths = repairsOf(requireSettleOnAllPaths, {}, {
    name: 'settle-all-paths',
    summary: 'reject on a path that leaves the promise pending',
    rule: 'require-settle-on-all-paths',
    onlySuggested: true,
});
export default jscodeshiftTransform(settleAllPaths);
