import { eventPromises } from "../core/checks/event-to-source.js";
import { textsWith } from "../core/source/texts-with.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
/** Promises over the events of an emitter become `fromEvent`. */
export const eventToSource = {
    name: 'event-to-source',
    summary: 'new Promise over the events of an emitter becomes fromEvent',
    onlySuggested: true,
    relevance: textsWith(['new promise'], /\bnew\s+Promise\b/),
    find: eventPromises,
};
export default jscodeshiftTransform(eventToSource);
