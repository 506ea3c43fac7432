import { enclosingFunction, isFunction, isInside, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { initializer } from "../../source/scopes.js";
import { nodeAt } from "../../source/locate.js";
import { signalOwnership } from "./abort-signals.js";
import { calleePath } from "../callee-path.js";
// What Node's own modules reject with is an AbortError for whatever reason, with the reason as its `cause`.
const alwaysAbortError = /^(?:timers|events|fs|child_process|stream|readline|util|http|https|net|dgram)(?:\.|$)/u;
export function* abortNameTests(source) {
    for (const literal of source.mentions.named('AbortError')) {
        if (literal.type !== 'Literal' || literal.value !== 'AbortError')
            continue;
        const found = testedName(literal);
        const caught = found && errorOf(found.name);
        if (found === undefined || caught === undefined)
            continue;
        const guard = guardOf(caught, source);
        if (guard === undefined ||
            /TimeoutError|\.aborted\b|\breason\b|throwIfAborted/u.test(source.text.slice(...guard.handler.range)))
            continue;
        const signal = signalIn(guard.work, source);
        if (signal)
            yield { test: found.test, signal, isNegated: found.isNegated };
    }
}
/** `error.name === 'AbortError'`, and `case 'AbortError':` under `switch (error.name)`. */
function testedName(literal) {
    const { parent } = literal;
    if (parent?.type === 'BinaryExpression' && /^[!=]==?$/u.test(parent.operator)) {
        const name = parent.left === literal ? parent.right : parent.left;
        return { test: parent, name, isNegated: parent.operator.startsWith('!') };
    }
    if (parent?.type === 'CallExpression' && parent.arguments[0] === literal) {
        const callee = unwrap(parent.callee);
        const isSearch = callee.type === 'MemberExpression' && /^(?:includes|startsWith)$/u.test(propertyName(callee) ?? '');
        return isSearch ? { test: parent, name: callee.object, isNegated: false } : undefined;
    }
    if (parent?.type !== 'SwitchCase')
        return undefined;
    return { test: literal, name: parent.parent.discriminant, isNegated: false };
}
function errorOf(name) {
    const at = unwrap(name);
    // `catch ({ name })`
    if (at.type === 'Identifier')
        return at.name === 'name' ? at : undefined;
    if (at.type !== 'MemberExpression' || propertyName(at) !== 'name')
        return undefined;
    const error = unwrap(at.object);
    return error.type === 'Identifier' ? error : undefined;
}
/** The handler that an error was caught by, and the work that failed. */
function guardOf(error, source) {
    const definition = source.bindings.variable(error)?.defs[0];
    if (definition?.type === 'CatchClause') {
        const statement = definition.node.parent;
        return statement?.type === 'TryStatement' ? { handler: definition.node, work: statement.block } : undefined;
    }
    if (definition?.type !== 'Parameter' || !isFunction(definition.node) || definition.node.params[0] !== definition.name)
        return undefined;
    const at = wrapped(definition.node);
    const call = at.parent;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression')
        return undefined;
    const name = propertyName(callee);
    const isHandler = name === 'catch' ? call.arguments[0] === at : name === 'then' && call.arguments[1] === at;
    return isHandler ? { handler: definition.node, work: callee.object } : undefined;
}
/** A signal that the work is given, which may abort for another reason than somebody's wish. */
function signalIn(work, source) {
    const text = source.text.slice(...work.range);
    const home = enclosingFunction(work);
    for (const match of text.matchAll(/AbortSignal\.timeout|[\w$]*[sS]ignal\b/gu)) {
        const node = nodeAt(source.ast, work.range[0] + match.index);
        const signal = match[0] === 'AbortSignal.timeout' ? node.parent?.parent : valueAt(node);
        const call = signal && takerOf(signal, work);
        // What a nested function does with a signal fails elsewhere.
        if (signal === undefined || call === undefined || enclosingFunction(signal) !== home)
            continue;
        const path = calleePath(call, source);
        if (path !== undefined && alwaysAbortError.test(path))
            continue;
        if (signal.type === 'CallExpression' || signalOwnership(signal, source) === 'foreign' || isDeadline(signal, source))
            return signal;
    }
    return undefined;
}
/** The expression that a name stands in; of a property, what it is given. */
function valueAt(node) {
    const { parent } = node;
    if (parent?.type === 'Property' && parent.key === node && parent.parent.type === 'ObjectExpression')
        return parent.value;
    return parent?.type === 'MemberExpression' && parent.property === node ? parent : node;
}
/** The callee of the call that is given the signal, as an argument or as a property of its options. */
function takerOf(signal, work) {
    let at = wrapped(signal);
    while (at.parent &&
        isInside(at.parent, work) &&
        /^(?:Property|ObjectExpression|SpreadElement)$/u.test(at.parent.type)) {
        if (at.parent.type === 'Property' && at.parent.value !== at)
            return undefined;
        at = wrapped(at.parent);
    }
    const { parent } = at;
    return (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee !== at
        ? parent.callee
        : undefined;
}
function isDeadline(signal, source) {
    const variable = signal.type === 'Identifier' ? source.bindings.variable(signal) : undefined;
    const init = variable && initializer(variable);
    return init !== undefined && source.text.slice(...init.range).includes('AbortSignal.timeout');
}
