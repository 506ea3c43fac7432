import { noLostThrow } from "../core/checks/no-lost-throw.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** What throws where nobody hears it rejects the promise. */
export const catchLostThrows = repairsOf(noLostThrow, {}, {
    name: 'catch-lost-throws',
    summary: 'catch what is thrown where nobody hears it, and reject the promise with it',
    rule: 'no-lost-throw',
    onlySuggested: true,
});
export default jscodeshiftTransform(catchLostThrows);
