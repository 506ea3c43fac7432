import { abortLeaks } from "../model/abort/abort-leaks.js";
import { mayListenForAbort, signalText } from "../model/abort/abort-listeners.js";
import { isInTest } from "../model/test-code.js";
import { removeInFinally } from "../repair/remove-in-finally.js";
import { LineMap } from "../source/lines.js";
/** A listener on a signal that outlives the work it was for: each call adds one, and holds on to what it closes over. */
export const noAbortListenerLeak = {
    relevance: mayListenForAbort,
    *run(source) {
        const lines = new LineMap(source.text);
        // The signals of a test go when it ends.
        for (const leak of abortLeaks(source))
            if (!isInTest(leak.listener.node, source))
                yield report(leak, source, lines);
    },
};
function report({ listener, removal, end, fn }, source, lines) {
    const line = (offset) => String(lines.position(offset).line);
    const edits = fn?.async === true ? removeInFinally(listener, fn, source) : undefined;
    return {
        range: listener.node.range,
        messageId: end ? 'somePaths' : removal ? 'otherFunction' : 'stays',
        data: {
            signal: signalText(listener.signal, source),
            removal: removal ? line(removal.range[0]) : '',
            end: end ? line(end.range[0]) : '',
        },
        repairs: edits ? [{ applicability: 'suggested', messageId: 'removeInFinally', edits }] : [],
    };
}
