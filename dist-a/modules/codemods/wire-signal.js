import { settlingAbortListeners } from "../core/checks/wire-signal.js";
import { mayListenForAbort } from "../core/model/abort/abort-listeners.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
/** Abort listeners that settle a promise become the signal of a source. */
export const wireSignal = {
    name: 'wire-signal',
    summary: 'an abort listener that settles becomes the signal of a TaskCompletionSource',
    onlySuggested: true,
    relevance: mayListenForAbort,
    find: settlingAbortListeners,
};
export default jscodeshiftTransform(wireSignal);
