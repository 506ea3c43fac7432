import { lostThrows } from "../model/lost-throws.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { catchAndReject } from "../repair/reject-here.js";
import { LineMap } from "../source/lines.js";
/** An exception leaves code from which it reaches neither the promise nor anybody else. */
export const noLostThrow = {
    relevance: mayHoldCompletion,
    *run(source) {
        const lines = new LineMap(source.text);
        const seen = new Map();
        for (const lost of lostThrows(source)) {
            const idiom = idiomOf(lost, source);
            const known = seen.get(lost.fn) ?? new Set();
            seen.set(lost.fn, known);
            if (idiom !== undefined && known.has(idiom))
                continue;
            if (idiom !== undefined)
                known.add(idiom);
            yield report(lost, source, lines);
        }
    },
};
/** What the calls that say the same twice have in common: `new URL(a)` and `new URL(b)` in one callback. */
function idiomOf({ site, kind }, source) {
    if (site.type !== 'NewExpression' && site.type !== 'CallExpression')
        return undefined;
    return `${kind} ${source.text.slice(...site.callee.range)}`;
}
function report(lost, source, lines) {
    const { completion, site, kind, isLate } = lost;
    const repair = isLate ? undefined : catchAndReject(completion, site, lost.fn, source);
    return {
        range: site.range,
        messageId: kind,
        data: { what: describe(lost, source), line: String(lines.position(completion.node.range[0]).line) },
        repairs: repair ? [repair] : [],
    };
}
function describe({ site }, source) {
    if (site.type === 'ThrowStatement')
        return 'throw';
    if (site.type === 'ForOfStatement')
        return 'for await';
    const text = source.text.slice(...site.range).replace(/\s+/gu, ' ');
    return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
