import { isInside, isNothing, unwrap, wrapped } from "../../source/ast.js";
import { indentAt, indentStep, lineBreak, semicolon } from "../layout.js";
import { decline } from "./reasons.js";
/** What stands in place of the callback: the one that is given, or a function that hands it another result. */
export function callbackText(callback, name, isUnused, source) {
    const { fn } = callback;
    const [error, value] = fn.params;
    if (error?.type !== 'Identifier')
        return decline('callback-unknown');
    const result = callback.result && isNothing(callback.result) ? undefined : callback.result;
    // Nobody reads the result, or it is the one that comes after the error.
    if (result === undefined ? isUnused : isParameter(result, value, source))
        return [{ range: fn.range, text: name }, ...closeUp(fn, source)];
    if (result !== undefined && !isSimple(result, callback, source))
        decline('result-computed');
    const given = result === undefined ? '' : `, ${source.text.slice(...result.range)}`;
    const call = `${name}(${error.name}${given})`;
    if (fn.type === 'ArrowFunctionExpression') {
        const start = source.text.lastIndexOf('=>', fn.body.range[0]) + 2;
        return [{ range: [start, fn.range[1]], text: ` ${call}` }, ...closeUp(fn, source)];
    }
    return [{ range: fn.body.range, text: block(call, fn, source) }];
}
/** A block of one call, on as many lines as the function's block had. */
function block(call, fn, { text }) {
    if (!text.slice(...fn.body.range).includes('\n'))
        return `{ ${call}${semicolon(text) || ';'} }`;
    const [line, indent] = [lineBreak(text), indentAt(text, fn.range[0])];
    return `{${line}${indent}${indentStep(text)}${call}${semicolon(text)}${line}${indent}}`;
}
/** Takes away the line break behind a last argument that began on the line of what is before it. */
function closeUp(fn, { text }) {
    const call = wrapped(fn).parent;
    if (call?.type !== 'CallExpression' && call?.type !== 'NewExpression')
        return [];
    const [from, to] = [fn.range[1], call.range[1] - 1];
    const before = text.slice(Math.max(0, fn.range[0] - 200), fn.range[0]);
    const isHugged = !/\n[ \t]*$/u.test(before) && call.arguments.at(-1) === fn;
    return isHugged && /^,?\s*\n\s*$/u.test(text.slice(from, to)) ? [{ range: [from, to], text: '' }] : [];
}
/** Whether the result is that parameter, with no cast or `!` that its type needs. */
function isParameter(result, parameter, source) {
    if (parameter?.type !== 'Identifier' || result.type !== 'Identifier')
        return false;
    return source.bindings.variable(result) === source.bindings.declaredBy(parameter);
}
/** Whether an expression can be read when the callback brings an error, and nothing else. */
function isSimple(node, callback, source) {
    const at = unwrap(node);
    switch (at.type) {
        case 'Literal':
            return true;
        case 'Identifier':
            return !isBeingMade(at, callback.fn, source);
        case 'ThisExpression':
            return callback.fn.type === 'ArrowFunctionExpression';
        case 'TemplateLiteral':
            return at.expressions.length === 0;
        case 'UnaryExpression':
            return /^[!-]$/u.test(at.operator) && unwrap(at.argument).type === 'Literal';
        case 'ArrayExpression':
            return at.elements.every((each) => each !== null && isSimple(each, callback, source));
        case 'ObjectExpression':
            return at.properties.every((each) => each.type === 'Property' && !each.computed && isSimple(each.value, callback, source));
        default:
            return false;
    }
}
/** `const db = open((error) => …)`: an error that comes at once comes before the name can be read. */
function isBeingMade(node, fn, source) {
    const definition = source.bindings.variable(node)?.defs[0];
    return definition?.type === 'Variable' && isInside(fn, definition.node);
}
