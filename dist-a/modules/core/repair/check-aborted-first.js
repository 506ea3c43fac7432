import { acquisitionsWithin } from "../model/acquisitions/acquisitions.js";
import { isExecutor } from "../model/turns.js";
import { enclosingFunction, isInside, rootOf, wrapped } from "../source/ast.js";
import { isConstant } from "../source/scopes.js";
import { someOwnNode } from "../source/visit.js";
import { indentAt, lineBreak, semicolon } from "./layout.js";
/**
 * `signal.throwIfAborted();` on a line before the function does anything that the throw would leave behind, such as a timer.
 * None where a throw does not reject the promise, or where such a thing is done before the signal is known.
 */
export function checkAbortedFirst({ node, signal, kind }, source) {
    const statement = wrapped(node).parent;
    if (kind === 'promise' || statement?.type !== 'ExpressionStatement')
        return undefined;
    const home = enclosingFunction(statement);
    if (home?.body.type !== 'BlockStatement' || statement.parent !== home.body)
        return undefined;
    if (!home.async && !isExecutor(home))
        return undefined;
    const { body } = home.body;
    const at = placeFor(signal, body.slice(0, body.indexOf(statement)), statement, source);
    if (at === undefined)
        return undefined;
    const { text } = source;
    const access = text.startsWith('?.', signal.range[1]) ? '?.' : '.';
    const [start] = at.range;
    const end = semicolon(text) || (/[([`+\-/]/u.test(text.charAt(start)) ? ';' : '');
    const check = `${text.slice(...signal.range)}${access}throwIfAborted()${end}`;
    return { range: [start, start], text: `${check}${lineBreak(text)}${indentAt(text, start)}` };
}
/** The first of the statements that does something, of those that run in one go with the registration. */
function placeFor(signal, before, registration, source) {
    const root = rootOf(signal);
    const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
    if (variable !== undefined && !isConstant(variable))
        return undefined;
    const known = before.findIndex((each) => variable?.defs.some(({ name }) => isInside(name, each)));
    const from = Math.max(before.findLastIndex(waits), known) + 1;
    const isLate = before.slice(0, from).some((each, index) => index !== known && keeps(each, source));
    return isLate ? undefined : (before.slice(from).find(acts) ?? registration);
}
/** Whether a statement may leave something that has to be let go: what it listens to, or what a call gave it. */
function keeps(statement, source) {
    const isKept = (node) => node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression';
    return acquisitionsWithin(statement, source).length > 0 || (acts(statement) && someOwnNode(statement, isKept));
}
function acts(statement) {
    return someOwnNode(statement, ({ type }) => /^(?:Call|New|Import|TaggedTemplate|Await|Yield)Expression$/u.test(type));
}
function waits(statement) {
    const isAwait = (node) => /^(?:Await|Yield)Expression$/u.test(node.type);
    return someOwnNode(statement, (node) => isAwait(node) || (node.type === 'ForOfStatement' && node.await));
}
