import { mayBeCanceled, hasLimit } from "../model/abort/cancelability.js";
import { exportedFunctions } from "../model/producers/exported-functions.js";
import { isForItself } from "../model/test-code.js";
import { mayAwaitWait, Waits } from "../model/waits/awaited-waits.js";
import { LineMap } from "../source/lines.js";
import { allOf, textsWith } from "../source/texts-with.js";
/** An exported API waits for what may never come, and its caller has no way to give up. */
export const requireSignalOption = {
    relevance: allOf(textsWith(['export']), mayAwaitWait),
    *run(source, { allow }) {
        if (!/\bexports?\b/u.test(source.text) || isForItself(source))
            return;
        const waits = new Waits(source);
        const lines = new LineMap(source.text);
        for (const exported of exportedFunctions(source)) {
            if (allow.includes(exported.name))
                continue;
            const wait = mayBeCanceled(exported, source) ? undefined : waits.of(exported.fn);
            if (wait?.held !== undefined || (wait && wait.kind !== 'timer' && hasLimit(exported, source)))
                continue;
            if (wait)
                yield report(exported, wait, lines);
        }
    },
};
const what = {
    event: 'an event',
    timer: 'a timer',
    queue: 'its turn',
    poll: 'a condition',
    retry: 'another attempt',
};
function report({ name, node }, { kind, node: wait }, lines) {
    return {
        range: node.range,
        messageId: 'uncancelable',
        data: { name, what: what[kind], line: String(lines.position(wait.range[0]).line) },
    };
}
