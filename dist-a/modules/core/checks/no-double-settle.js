import { calleeExcerpt } from "../source/excerpt.js";
import { isMeant } from "../model/intended-clashes.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { settlementClashes } from "../model/settlement-flow.js";
import { returnFirst } from "../repair/return-first.js";
import { propertyName, unwrap } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
/** Two settlements of one completion run on a feasible path: the later is lost, or throws when it is a `set*`. */
export const noDoubleSettle = {
    relevance: mayHoldCompletion,
    *run(source) {
        const lines = new LineMap(source.text);
        for (const clash of settlementClashes(source))
            if (!isMeant(clash, source))
                yield report(clash, source, lines);
    },
};
function report(clash, source, lines) {
    const throws = clash.handle.use.kind === 'settle' && clash.handle.use.mode === 'set';
    const repair = throws ? useTry(clash) : returnFirst(clash);
    return {
        range: clash.later.range,
        messageId: throws ? 'throws' : clash.isHandedOver ? 'handedOver' : 'settledTwice',
        data: {
            name: calleeExcerpt(clash.later, source),
            earlier: calleeExcerpt(clash.earlier, source),
            line: String(lines.position(clash.earlier.range[0]).line),
        },
        repairs: repair ? [repair] : [],
    };
}
function useTry({ later }) {
    const call = unwrap(later);
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || callee.computed)
        return undefined;
    const name = propertyName(callee);
    if (name === undefined || !/^set[A-Z]/u.test(name))
        return undefined;
    return {
        applicability: 'suggested',
        messageId: 'useTry',
        edits: [{ range: callee.property.range, text: `trySet${name.slice(3)}` }],
    };
}
