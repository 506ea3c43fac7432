import { mayMissFailure } from "../model/lone-failures.js";
import { missingFailures } from "../model/missing-failures.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { wireFailure } from "../repair/wire-failure.js";
import { propertyName, unwrap } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
/** Only the success of something that can fail settles the promise: when it fails, whoever waits waits forever. */
export const requireFailurePath = {
    relevance: mayHoldCompletion,
    mayLieIn: mayMissFailure,
    *run(source) {
        let lines;
        for (const missing of missingFailures(source))
            yield report(missing, source, (lines ??= new LineMap(source.text)));
    },
};
function report(missing, source, lines) {
    const repair = wireFailure(missing, source);
    return {
        range: rangeOf(missing),
        messageId: missing.kind,
        data: {
            name: missing.name,
            failure: missing.failure,
            line: String(lines.position(missing.completion.node.range[0]).line),
        },
        repairs: repair ? [repair] : [],
    };
}
/** Of a chain of registrations, the one that is meant. */
function rangeOf({ node, kind }) {
    if ((kind !== 'listener' && kind !== 'startup') || node.type !== 'CallExpression')
        return node.range;
    const callee = unwrap(node.callee);
    const isChained = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression';
    return isChained && propertyName(callee) !== undefined ? [callee.property.range[0], node.range[1]] : node.range;
}
