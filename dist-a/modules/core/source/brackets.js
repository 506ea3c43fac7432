import { isNamePart, isSpace } from "./text.js";
/**
 * Where the bracket is closed that opens at an offset: the offset behind it, or undefined. A look at the text alone, which
 * cannot always tell a division from a pattern, and knows nothing of JSX: who relies on it parses what it has found.
 */
export function closedAt(text, open) {
    let depth = 0;
    // What stands in front tells whether a slash divides.
    let before = OPEN;
    for (let at = open; at !== undefined && at < text.length;) {
        const code = text.charCodeAt(at);
        if (isSpace(code)) {
            at++;
            continue;
        }
        const next = code === SLASH ? text.charCodeAt(at + 1) : 0;
        if (next === SLASH || next === STAR) {
            at = behind(text, next === SLASH ? '\n' : '*/', at + 2);
            continue;
        }
        if (code === QUOTE || code === DOUBLE)
            at = behindString(text, at);
        else if (code === BACKTICK)
            at = behindTemplate(text, at);
        else if (code === SLASH && !endsValue(before))
            at = behindPattern(text, at);
        else {
            if (isOpening(code))
                depth++;
            else if (isClosing(code) && --depth === 0)
                return at + 1;
            at++;
            before = code;
            continue;
        }
        before = CLOSE;
    }
    return undefined;
}
const NEWLINE = 10;
const DOUBLE = 34;
const DOLLAR = 36;
const QUOTE = 39;
const OPEN = 40;
const CLOSE = 41;
const STAR = 42;
const SLASH = 47;
const LEFT = 91;
const BACKSLASH = 92;
const RIGHT = 93;
const BACKTICK = 96;
const BRACE = 123;
const BRACE_CLOSE = 125;
function isOpening(code) {
    return code === OPEN || code === LEFT || code === BRACE;
}
function isClosing(code) {
    return code === CLOSE || code === RIGHT || code === BRACE_CLOSE;
}
function endsValue(code) {
    return isNamePart(code) || isClosing(code);
}
function behind(text, end, from) {
    const at = text.indexOf(end, from);
    return at === -1 ? undefined : at + end.length;
}
function behindString(text, start) {
    const quote = text.charCodeAt(start);
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH)
            at++;
        else if (code === quote)
            return at + 1;
        else if (code === NEWLINE)
            return undefined;
    }
    return undefined;
}
function behindTemplate(text, start) {
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH)
            at++;
        else if (code === BACKTICK)
            return at + 1;
        else if (code === DOLLAR && text.charCodeAt(at + 1) === BRACE) {
            const end = closedAt(text, at + 1);
            if (end === undefined)
                return undefined;
            at = end - 1;
        }
    }
    return undefined;
}
function behindPattern(text, start) {
    let isInClass = false;
    for (let at = start + 1; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === BACKSLASH)
            at++;
        else if (code === LEFT)
            isInClass = true;
        else if (code === RIGHT)
            isInClass = false;
        else if (code === SLASH && !isInClass)
            return at + 1;
        else if (code === NEWLINE)
            return undefined;
    }
    return undefined;
}
