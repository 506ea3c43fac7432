import { excerpt } from "../source/excerpt.js";
import { selfWaits } from "../model/self-waits.js";
import { unwrap } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { textsWith } from "../source/texts-with.js";
/** An async function waits for the promise that it will settle when it ends: both stay pending for good. */
export const noSelfAwait = {
    relevance: textsWith(['async', 'then', 'catch', 'finally'], /\basync\b|\.(?:then|catch|finally)\s*\(/),
    *run(source) {
        let lines;
        const reported = new Set();
        for (const wait of selfWaits(source)) {
            if (reported.has(wait.at))
                continue;
            reported.add(wait.at);
            yield report(wait, source, (lines ??= new LineMap(source.text)));
        }
    },
};
function report({ at, read, kept }, source, lines) {
    const awaited = unwrap(at);
    const waited = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited;
    return {
        range: at.range,
        messageId: waited !== read ? 'through' : awaited === waited ? 'returned' : 'itself',
        data: {
            waited: excerpt(waited, source),
            place: excerpt(kept.at, source),
            read: String(lines.position(read.range[0]).line),
            line: String(lines.position(kept.at.range[0]).line),
        },
    };
}
