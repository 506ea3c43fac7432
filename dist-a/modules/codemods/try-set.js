import { preferTrySet } from "../core/checks/prefer-try-set.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** `set*` becomes `trySet*` where another completer can win. */
export const trySet = repairsOf(preferTrySet, {}, {
    name: 'try-set',
    summary: 'setResult and its kin become trySet… where another completer can be first',
    rule: 'prefer-try-set',
});
export default jscodeshiftTransform(trySet);
