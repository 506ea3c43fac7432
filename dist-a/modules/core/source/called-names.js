import { isNamePart, isSpace } from "./text.js";
/**
 * Where a text has a call of such a name: the offsets of what stands in front of the parenthesis, whatever is between them:
 * `?.`, `!`, the end of an assertion, type arguments, `.call`. A call of what has no name, as in `list[0]()` and `get()()`, is
 * among them, and so may be what is no call. From parenthesis to parenthesis, as a pattern would look at each name of the text.
 */
export function calledAt(text, { mayBe, has }) {
    const known = new Map();
    const found = [];
    for (let open = text.indexOf('('); open >= 0; open = text.indexOf('(', open + 1)) {
        const before = text.charCodeAt(open - 1);
        if (before === BRACKET || (before === CLOSE && text.charCodeAt(open - 2) !== BRACE))
            found.push(open - 1);
        else if (before === DOT && text.endsWith(')?.', open))
            found.push(open - 3);
        let end = endBefore(text, open);
        let start = startBefore(text, end);
        if (isApplied(text, start, end)) {
            // `f?.call(` too
            end = endBefore(text, start - (text.charCodeAt(start - 2) === QUESTION ? 2 : 1));
            start = startBefore(text, end);
        }
        if (start === end) {
            if (before !== BRACKET && text.charCodeAt(end - 1) === BRACKET)
                found.push(end - 1);
        }
        else if (mayBe(text.charCodeAt(start), text.charCodeAt(end - 1))) {
            const name = text.slice(start, end);
            let isWanted = known.get(name);
            if (isWanted === undefined)
                known.set(name, (isWanted = has(name)));
            if (isWanted)
                found.push(start);
        }
    }
    return found;
}
/** `f.call(` and `f.apply(` */
function isApplied(text, start, end) {
    return (text.charCodeAt(start - 1) === DOT &&
        (end - start === 4 || end - start === 5) &&
        /^(?:call|apply)$/.test(text.slice(start, end)));
}
const BANG = 33;
const CLOSE = 41;
const DOT = 46;
const GREATER = 62;
const QUESTION = 63;
const BRACKET = 93;
const BRACE = 125;
/** How many units of type arguments are looked through. */
const FAR = 200;
/** Where a name would end that is called by the parenthesis. */
function endBefore(text, from) {
    let end = from;
    // A comment in between makes it a call that goes unnoticed.
    for (;;) {
        const code = text.charCodeAt(end - 1);
        if (isSpace(code) || code === BANG || code === CLOSE)
            end--;
        else if (code === DOT && text.charCodeAt(end - 2) === QUESTION)
            end -= 2;
        else if (code === GREATER && text.charCodeAt(end - 2) !== 61) {
            const start = openingAngle(text, end - 1);
            if (start === undefined)
                return end;
            end = start;
        }
        else
            return end;
    }
}
function startBefore(text, end) {
    let start = end;
    while (isNamePart(text.charCodeAt(start - 1)))
        start--;
    return start;
}
function openingAngle(text, close) {
    let depth = 0;
    for (let at = close; at >= 0 && close - at < FAR; at--) {
        const code = text.charCodeAt(at);
        if (code === GREATER && text.charCodeAt(at - 1) !== 61)
            depth++;
        else if (code === 60 && --depth === 0)
            return at;
        else if (code === 59 || code === 123)
            return undefined;
    }
    return undefined;
}
