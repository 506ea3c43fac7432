import { callbackPromises } from "../core/checks/callback-to-source.js";
import { textsWith } from "../core/source/texts-with.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
/** Promises over a callback in Node's manner become `fromCallback`. */
export const callbackToSource = {
    name: 'callback-to-source',
    summary: 'new Promise over a callback in Node’s manner becomes fromCallback',
    onlySuggested: true,
    relevance: textsWith(['new promise'], /\bnew\s+Promise\b/),
    find: callbackPromises,
};
export default jscodeshiftTransform(callbackToSource);
