import { completionModel } from "../model/build-model.js";
import { emptyBarriers } from "../model/empty-barriers.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { isInTest } from "../model/test-code.js";
import { endOfChain } from "../model/path-exits.js";
import { swallowedFailures } from "../model/swallowed-failures.js";
import { unsettledPaths } from "../model/unsettled-paths.js";
import { enclosingFunction, isFunction, wrapped } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { someNode } from "../source/visit.js";
import { rejectHere } from "../repair/reject-here.js";
/** A path through an executor, or through the callback that alone could settle, ends and the promise stays pending. */
export const requireSettleOnAllPaths = {
    relevance: mayHoldCompletion,
    *run(source) {
        const lines = new LineMap(source.text);
        const findings = [
            ...[...unsettledPaths(source), ...swallowedFailures(source), ...emptyBarriers(source)].map((path) => reportPath(path, source, lines)),
            ...completionModel(source)
                .completions.filter((each) => isForgotten(each, source))
                .map(reportForgotten),
        ];
        yield* findings.sort((a, b) => a.range[0] - b.range[0]);
    },
};
function reportPath({ completion, site, fn }, source, lines) {
    const repair = rejectHere(completion, site, fn, source);
    const at = endOfChain(site);
    return {
        range: at.range,
        messageId: 'leaves',
        data: {
            where: describe(at),
            owner: fn === completion.executor ? 'the executor' : 'the function that has to settle',
            line: String(lines.position(completion.node.range[0]).line),
        },
        repairs: repair ? [repair] : [],
    };
}
function describe(site) {
    if (isFunction(site))
        return 'A path';
    switch (site.type) {
        case 'ReturnStatement':
            return 'This `return`';
        case 'IfStatement':
            return site.alternate === null ? 'This `if` without `else`' : 'This `if`';
        case 'CatchClause':
            return 'This `catch`';
        case 'SwitchStatement':
            return 'This `switch`';
        default:
            return 'This branch';
    }
}
/** Nothing is ever done with the resolvers, but the executor starts work: it is not meant to wait for ever. */
const endsAll = /\b(?:process\.(?:exit|abort|kill)|Deno\.exit|location\b|navigate\w*|reload)\b|never (?:resolve|settle|complete|return)|forever/iu;
function isForgotten({ executor, handles, node }, source) {
    if (executor === undefined || handles.length > 0)
        return false;
    // A stub of a test stays pending for the sake of the test.
    if (isInTest(node, source) || isTypedNever(node))
        return false;
    const { body } = executor;
    if (body.type === 'BlockStatement' && body.body.at(-1)?.type === 'ThrowStatement')
        return false;
    if (executor.params.some(({ type }) => type !== 'Identifier'))
        return false;
    // Who leaves the page or the process waits for nothing.
    if (endsAll.test(source.text.slice(...body.range)))
        return false;
    return someNode(body, (node) => /^(?:Call|New|Await|TaggedTemplate|Import)Expression$/u.test(node.type));
}
/** `new Promise<never>(…)`, `function sleepForever(): Promise<never>`: the type says that it gives nothing, and no handle fails it. */
function isTypedNever(node) {
    const fn = enclosingFunction(node);
    const { parent } = wrapped(node);
    const isGiven = parent?.type === 'ReturnStatement' || (parent !== undefined && parent === fn);
    const given = node.type === 'NewExpression' ? node.typeArguments?.params[0] : undefined;
    const type = isGiven ? fn?.returnType?.typeAnnotation : undefined;
    const said = type?.type === 'TSTypeReference' ? type.typeArguments?.params[0] : undefined;
    return given?.type === 'TSNeverKeyword' || said?.type === 'TSNeverKeyword';
}
function reportForgotten({ executor, node }) {
    return { range: (executor ?? node).range, messageId: 'neverSettled' };
}
