import { requestMaps } from "../core/checks/request-map.js";
import { textsWith } from "../core/source/texts-with.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
/** Maps of requests with their settlers become `CompletionMap`. */
export const requestMap = {
    name: 'request-map',
    summary: 'a Map of { resolve, reject } by request becomes a CompletionMap',
    onlySuggested: true,
    relevance: textsWith(['new promise map set'], /\bnew\s+Map\b/),
    find: requestMaps,
};
export default jscodeshiftTransform(requestMap);
