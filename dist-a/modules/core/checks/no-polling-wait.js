import { excerpt } from "../source/excerpt.js";
import { isOfTestedCode } from "../model/waits/waits-owners.js";
import { mayHoldWait, waits } from "../model/waits/waits.js";
import { LineMap } from "../source/lines.js";
/** State of this process is looked at again and again, though the code that changes it could say so. */
export const noPollingWait = {
    relevance: mayHoldWait,
    *run(source) {
        const found = waits(source).filter((wait) => wait.pause === 'tasks' && wait.awaits === 'state' && !isOfTestedCode(wait, source));
        if (found.length === 0)
            return;
        const lines = new LineMap(source.text);
        for (const wait of found)
            yield report(wait, source, lines);
    },
};
const names = { loop: 'loop', interval: 'interval', timer: 'timer' };
function report({ kind, node, subject, writer }, source, lines) {
    const data = { state: excerpt(subject, source), kind: names[kind] };
    return writer === undefined
        ? { range: node.range, messageId: 'polls', data }
        : {
            range: node.range,
            messageId: 'pollsWritten',
            data: { ...data, line: String(lines.position(writer.range[0]).line) },
        };
}
