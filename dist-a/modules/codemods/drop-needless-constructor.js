import { noNeedlessPromiseConstructor } from "../core/checks/no-needless-promise-constructor.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** `new Promise` around a promise or a value becomes what its executor passes on. */
export const dropNeedlessConstructor = repairsOf(noNeedlessPromiseConstructor, {}, {
    name: 'drop-needless-constructor',
    summary: 'new Promise around a promise or a value becomes what the executor passes on',
    rule: 'no-needless-promise-constructor',
});
export default jscodeshiftTransform(dropNeedlessConstructor);
