import { isInside, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
import { isHandlerProperty } from "../destinations.js";
/** Events of which an emitter has one or the other: its operation went well, or it failed. */
const outcomes = /^(?:success|load|exit|error)$/u;
/** What a process ends with. */
const codeName = /^(?:\w*[cC]ode|\w*[sS]tatus)$/u;
/**
 * The variable of the operation of which a callback is one outcome among several that exclude each other: `onsuccess`
 * and `onerror` of a request, `exit` and `error` of a process. Its first identifier stands for it.
 */
export function operationOf(value, fn, source) {
    const listening = listeningAt(value);
    if (listening === undefined)
        return undefined;
    const { receiver, event } = listening;
    const variable = source.bindings.variable(receiver);
    // What nobody declares is known by its name alone.
    const names = variable
        ? variable.references.map(({ identifier }) => identifier)
        : source.mentions.identifiers(receiver.name).filter((each) => source.bindings.isGlobal(each));
    return isOutcome(event, fn, names) ? (variable?.identifiers[0] ?? names[0]) : undefined;
}
function isOutcome(event, fn, names) {
    if (event === 'exit' || event === 'close') {
        const [code] = fn?.params ?? [];
        if (code?.type !== 'Identifier' || !codeName.test(code.name))
            return false;
        // `close` comes after `exit`, so that each may leave something to the other.
        const other = event === 'exit' ? 'close' : 'exit';
        return !names.some((name) => isListenedTo(name, other));
    }
    return outcomes.test(event);
}
function isListenedTo(name, event) {
    for (let at = wrapped(name);;) {
        const member = at.parent;
        const call = member?.type === 'MemberExpression' ? wrapped(member).parent : undefined;
        if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member)
            return false;
        const [first] = call.arguments;
        if (first?.type === 'Literal' && first.value === event)
            return true;
        at = wrapped(call);
    }
}
function listeningAt(value) {
    const at = wrapped(value);
    const { parent } = at;
    if (parent?.type === 'AssignmentExpression') {
        const target = unwrap(parent.left);
        if (parent.right !== at || target.type !== 'MemberExpression' || !isHandlerProperty(target))
            return undefined;
        const receiver = unwrap(target.object);
        const event = (propertyName(target) ?? '').slice(2).toLowerCase();
        return receiver.type === 'Identifier' ? { receiver, event } : undefined;
    }
    if (parent?.type !== 'CallExpression' || parent.arguments[1] !== at)
        return undefined;
    const [event] = parent.arguments;
    if (event?.type !== 'Literal' || typeof event.value !== 'string')
        return undefined;
    let receiver = unwrap(parent.callee);
    if (receiver.type !== 'MemberExpression')
        return undefined;
    if (!/^(?:on|once|addEventListener)$/u.test(propertyName(receiver) ?? ''))
        return undefined;
    while (receiver.type === 'MemberExpression' || receiver.type === 'CallExpression')
        receiver = unwrap(receiver.type === 'CallExpression' ? receiver.callee : receiver.object);
    return receiver.type === 'Identifier' ? { receiver, event: event.value } : undefined;
}
/** Whether the tests on the way to a node inside a function ask what other code writes: who writes it may have settled. */
export function isToldByOthers(site, fn, source) {
    const [, signal] = fn.params;
    for (let at = site; at && at !== fn; at = at.parent) {
        // A process ends with a code or by a signal: who asks for both has asked for all.
        if (at.type === 'IfStatement' && signal?.type === 'Identifier' && at.alternate !== null) {
            const name = signal.name;
            if ([...source.mentions.namedWithin(name, at)].length > 0)
                return true;
        }
        const test = at.type === 'IfStatement' ? at.test : at.type === 'SwitchStatement' ? at.discriminant : undefined;
        if (test === undefined)
            continue;
        let isTold = false;
        walk(test, (node) => {
            if (node.type === 'ThisExpression')
                isTold = true;
            else if (node.type === 'Identifier')
                isTold ||= isWrittenOutside(node, fn, source);
            return !isTold;
        });
        if (isTold)
            return true;
    }
    return false;
}
function isWrittenOutside(name, fn, source) {
    const references = source.bindings.variable(name)?.references ?? [];
    return references.some((each) => each.isWrite() && each.init !== true && !isInside(each.identifier, fn));
}
