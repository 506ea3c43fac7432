import { isCheckedAfresh, onlyRecords } from "../model/abort/abort-checks.js";
import { abortListeners, mayListenForAbort, signalText } from "../model/abort/abort-listeners.js";
import { tidiesUp } from "../model/abort/abort-tidying.js";
import { isInTest } from "../model/test-code.js";
import { checkAbortedFirst } from "../repair/check-aborted-first.js";
/** An aborted signal never says `abort` again: a listener that comes too late is never called. */
export const requireAbortedCheck = {
    relevance: mayListenForAbort,
    *run(source) {
        for (const listener of abortListeners(source)) {
            // Node's helper asks by itself, and calls at once.
            if (listener.ownership === 'owned' || listener.kind === 'disposable')
                continue;
            if (onlyRecords(listener, source) || tidiesUp(listener, source) || isInTest(listener.node, source))
                continue;
            if (!isCheckedAfresh(listener, source))
                yield report(listener, source);
        }
    },
};
function report(listener, source) {
    const edit = checkAbortedFirst(listener, source);
    const data = { signal: signalText(listener.signal, source) };
    return {
        range: listener.node.range,
        messageId: 'unchecked',
        data,
        repairs: edit ? [{ applicability: 'suggested', messageId: 'checkFirst', data, edits: [edit] }] : [],
    };
}
