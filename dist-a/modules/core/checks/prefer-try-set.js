import { races } from "../model/racing-completers.js";
import { propertyName } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { textsWith } from "../source/texts-with.js";
const messages = { completer: 'raced', signal: 'signalled', repetition: 'repeated', call: 'again' };
/** A `set*` throws where another completer has won, and out of an event handler that nobody catches. */
export const preferTrySet = {
    relevance: textsWith(['setresult', 'setexception', 'setcanceled'], /\bset(?:Result|Exceptions?|Canceled)\b/),
    // Its resolvers throw at no second call.
    mayLieIn: () => false,
    *run(source) {
        let lines;
        for (const race of races(source))
            yield report(race, source, (lines ??= new LineMap(source.text)));
    },
};
function report(race, source, lines) {
    const { site, handle, node } = race;
    const name = handle.type === 'MemberExpression' ? (propertyName(handle) ?? '') : '';
    const twin = `trySet${name.slice('set'.length)}`;
    const text = source.text.slice(...handle.range).replace(/\s+/gu, ' ');
    return {
        range: site.range,
        messageId: messages[race.rival],
        data: {
            name: text.length > 40 ? name : text,
            twin: name.startsWith('set') ? twin : 'the `trySet` twin',
            line: String(lines.position(node.range[0]).line),
        },
        repairs: repairs(race, name, twin),
    };
}
function repairs({ handle, isUnused }, name, twin) {
    if (handle.type !== 'MemberExpression' || handle.computed || !name.startsWith('set'))
        return [];
    const edits = [{ range: handle.property.range, text: twin }];
    return [{ applicability: isUnused ? 'safe' : 'suggested', messageId: 'useTry', data: { twin }, edits }];
}
