import { closedAt } from "../source/brackets.js";
import { isSpace } from "../source/text.js";
import { isMoreThanConstructions } from "./relevance.js";
/**
 * Whether `new Promise(…)` makes all completions of a file, and the test holds of each such expression; one that stands in
 * another is a part of that. False also where an expression is not found: to read all of the file tells more.
 */
export function isMadeOfConstructions(file, alone, test) {
    if (isMoreThanConstructions.test(file))
        return false;
    const seen = new Set();
    for (const code of codesOf(file)) {
        if (code === undefined)
            return false;
        if (seen.has(code))
            continue;
        seen.add(code);
        const source = alone(code);
        const [statement] = source?.ast.body ?? [];
        if (source === undefined || statement?.type !== 'ExpressionStatement')
            return false;
        if (statement.expression.type !== 'NewExpression' || !test({ source, file }))
            return false;
    }
    return true;
}
const constructors = /\bnew\s+[\w$.]*Promise\b/g;
/** The code of each such expression, as far as the text tells it; undefined where it does not. */
function* codesOf(text) {
    let end = 0;
    for (const { index, 0: start } of text.matchAll(constructors)) {
        if (index < end)
            continue;
        const open = behindTypes(text, index + start.length);
        const first = open === undefined ? '' : text.charAt(open);
        if (open !== undefined && first === '(') {
            end = closedAt(text, open) ?? 0;
            yield end === 0 ? undefined : text.slice(index, end);
            // Without arguments it has no executor; a member of it is another constructor.
        }
        else if (!/^[\w$.;,:)\]}'"]$/.test(first))
            yield undefined;
    }
}
/** Behind white space and type arguments; undefined where they have no end. */
function behindTypes(text, from) {
    let at = behindSpace(text, from);
    if (text.charAt(at) !== '<')
        return at;
    let depth = 0;
    for (; at < text.length; at++) {
        const unit = text.charAt(at);
        if (unit === '<')
            depth++;
        // `=>` of a function's type
        else if (unit === '>' && text.charAt(at - 1) !== '=' && --depth === 0)
            return behindSpace(text, at + 1);
    }
    return undefined;
}
function behindSpace(text, from) {
    let at = from;
    while (isSpace(text.charCodeAt(at)))
        at++;
    return at;
}
