import { signalText } from "../model/abort/abort-listeners.js";
import { abortNameTests } from "../model/abort/abort-name-tests.js";
import { inventedErrors } from "../model/abort/abort-reactions.js";
import { bareReasons } from "../model/abort/abort-reasons.js";
import { isInTest } from "../model/test-code.js";
import { meansTheSame, useReason } from "../repair/use-reason.js";
import { unwrap } from "../source/ast.js";
import { textsWith } from "../source/texts-with.js";
/** A signal says why it aborted; an error made up in its place keeps that from everybody further up. */
export const preferSignalReason = {
    relevance: textsWith(['.abort(', `abort'`, 'abort"', 'abort`', 'onabort', 'aborted', 'aborterror'], /\.abort\(|\babort['"`]|\bonabort\b|\baborted\b|['"`]AbortError['"`]/),
    *run(source) {
        // A double of `fetch` in a test rejects as the platform does, not as the signal says.
        for (const each of inventedErrors(source))
            if (!isInTest(each.use, source))
                yield invented(each, source);
        for (const each of bareReasons(source))
            yield noError(each, source);
        for (const each of abortNameTests(source))
            if (!isInTest(each.test, source))
                yield nameTest(each, source);
    },
};
function invented({ signal, error, use }, source) {
    const name = signalText(signal, source);
    const edit = useReason({ signal, error, use }, source);
    return {
        range: use.type === 'ThrowStatement' ? use.range : error.range,
        messageId: 'invented',
        data: { signal: name },
        repairs: edit ? [suggest('useReason', name, edit)] : [],
    };
}
function noError({ call, reason }, source) {
    const at = unwrap(reason);
    const isText = (at.type === 'Literal' && typeof at.value === 'string') || at.type === 'TemplateLiteral';
    const text = source.text.slice(...reason.range);
    return {
        range: reason.range,
        messageId: 'noError',
        data: { reason: text.length > 40 ? `${text.slice(0, 37)}...` : text.replace(/\s+/gu, ' ') },
        repairs: isText
            ? [suggest('wrap', source.text.slice(...call.callee.range), { range: reason.range, text: `new Error(${text})` })]
            : [],
    };
}
function nameTest({ test, signal, isNegated }, source) {
    const name = signalText(signal, source);
    const isNamed = signal.type === 'Identifier' && test.type !== 'Literal';
    const text = `${isNegated ? '!' : ''}${name}.aborted`;
    return {
        range: test.range,
        messageId: 'nameTest',
        data: { signal: name },
        repairs: isNamed && meansTheSame(signal, test, source) ? [suggest('askSignal', name, { range: test.range, text })] : [],
    };
}
function suggest(messageId, signal, edit) {
    return { applicability: 'suggested', messageId, data: { signal }, edits: [edit] };
}
