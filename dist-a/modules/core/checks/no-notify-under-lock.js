import { excerpt } from "../source/excerpt.js";
import { heldNotifications } from "../model/locks/held-notifications.js";
import { mayHoldLock } from "../model/locks/locks.js";
import { LineMap } from "../source/lines.js";
/** A critical section waits for what needs the same lock, or for code that may: nobody can ever give it back. */
export const noNotifyUnderLock = {
    relevance: mayHoldLock,
    *run(source, options) {
        let lines;
        for (const held of heldNotifications(source, options.allow))
            yield report(held, source, (lines ??= new LineMap(source.text)));
    },
};
function report({ call, lock, kind, inner }, source, lines) {
    return {
        range: call.range,
        messageId: kind,
        data: {
            call: excerpt(call.callee, source),
            lock: excerpt(lock.lock, source),
            line: String(lines.position(lock.node.range[0]).line),
            inner: String(lines.position(inner.range[0]).line),
        },
    };
}
