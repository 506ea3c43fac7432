import { requireFailurePath } from "../core/checks/require-failure-path.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A failure that would leave a promise pending settles it. */
export const settleRejections = repairsOf(requireFailurePath, {}, {
    name: 'settle-rejections',
    summary: '.then(resolve) becomes .then(resolve, reject): what fails settles the promise too',
    rule: 'require-failure-path',
});
export default jscodeshiftTransform(settleRejections);
