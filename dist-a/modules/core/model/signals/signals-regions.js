import { isFunction } from "../../source/ast.js";
import { nodeAt } from "../../source/locate.js";
import { textsWith } from "../../source/texts-with.js";
import { unknownTypes } from "../../source/types.js";
import { wordSource } from "../../source/word.js";
// By name alone a signal is told where its name, its class or the type of what holds it stands.
const words = /signal|AbortController|RequestInit|AxiosRequestConfig/i;
const mayNameSignal = textsWith(['signal', 'abortcontroller', 'requestinit', 'axiosrequestconfig'], words);
/** The code of a file in which a signal can be in scope: all of it with types; else the functions that name one. */
export function codeWithSignals(source) {
    if (source.types !== unknownTypes)
        return [source.ast];
    if (!mayNameSignal.test(source.text))
        return [];
    const named = new RegExp([words.source, 'Abortable', ...typeNames(source).map(wordSource)].join('|'), 'gi');
    const found = [];
    for (let match = named.exec(source.text); match !== null; match = named.exec(source.text)) {
        const fn = outermostFunction(nodeAt(source.ast, match.index));
        if (fn === undefined)
            continue;
        found.push(fn);
        named.lastIndex = Math.max(named.lastIndex, fn.range[1]);
    }
    return found;
}
/** The types of the file that have to do with signals, or with such a type. */
function typeNames({ bindings, text }) {
    let types = [];
    bindings.eachVariable(({ name, defs }) => {
        for (const { type, node } of defs)
            if (type === 'Type')
                types.push({ name, text: text.slice(...node.range) });
    });
    const names = [];
    for (let pattern = words; pattern !== undefined;) {
        const known = pattern;
        const added = types.filter((each) => known.test(each.text));
        types = types.filter((each) => !added.includes(each));
        names.push(...added.map(({ name }) => name));
        pattern = added.length === 0 ? undefined : new RegExp(added.map(({ name }) => wordSource(name)).join('|'));
    }
    return names;
}
function outermostFunction(node) {
    let found;
    for (let at = node; at; at = at.parent)
        if (isFunction(at))
            found = at;
    return found;
}
