import { excerpt } from "../source/excerpt.js";
import { isMeantToBlock, mayBlock, processSleeps, threadStops } from "../model/blocking-calls.js";
import { isInTest } from "../model/test-code.js";
import { mayHoldWait, waits } from "../model/waits/waits.js";
import { propertyName, unwrap } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { eitherOf } from "../source/texts-with.js";
/**
 * The thread waits for what only it could bring about: no timer, I/O or event runs until it lets go. A test may hold it for
 * a time to see what comes of that.
 */
export const noBlockingWait = {
    relevance: eitherOf(mayHoldWait, mayBlock),
    *run(source) {
        const findings = [];
        const found = waits(source).filter(({ node, pause, subject, awaits }) => pause !== 'tasks' &&
            !isToldByOthers(subject) &&
            !(awaits === 'clock' && (isInTest(node, source) || isMeantToBlock(node))));
        if (found.length > 0) {
            const lines = new LineMap(source.text);
            for (const wait of found)
                findings.push(report(wait, source, lines));
        }
        if (mayBlock.test(source.text)) {
            for (const call of threadStops(source))
                if (!isInTest(call, source) && !isMeantToBlock(call))
                    findings.push({ range: call.range, messageId: 'stops' });
            for (const call of processSleeps(source)) {
                if (isInTest(call, source))
                    continue;
                findings.push({ range: call.range, messageId: 'process', data: { callee: excerpt(call.callee, source) } });
            }
        }
        yield* findings.sort((a, b) => a.range[0] - b.range[0]);
    },
};
/** `token.isCancellationRequested` may be read from shared memory or from a file, where another thread puts it. */
function isToldByOthers(subject) {
    const at = unwrap(subject);
    if (at.type === 'UnaryExpression')
        return isToldByOthers(at.argument);
    return at.type === 'MemberExpression' && propertyName(at) === 'isCancellationRequested';
}
function report({ node, kind, pause, awaits, subject, writer }, source, lines) {
    const { range } = node;
    const data = { state: excerpt(subject, source), kind: kind === 'loop' ? 'loop' : 'function' };
    if (pause === 'microtasks')
        return { range, messageId: 'starves', data };
    if (awaits === 'clock')
        return { range, messageId: 'burns', data };
    return writer === undefined
        ? { range, messageId: 'spins', data }
        : { range, messageId: 'spinsWritten', data: { ...data, line: String(lines.position(writer.range[0]).line) } };
}
