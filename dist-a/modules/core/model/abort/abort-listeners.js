import { dottedName, propertyName, unwrap, wrapped, isNothing } from "../../source/ast.js";
import { signalKeys, signalOwnership } from "./abort-signals.js";
import { calleePath } from "../callee-path.js";
import { textsWith } from "../../source/texts-with.js";
/** A text without a match registers no abort listener. */
export const mayListenForAbort = textsWith([`abort'`, 'abort"', 'abort`', 'onabort', 'addabortlistener'], /['"`]abort['"`]|\bonabort\b|\baddAbortListener\b/);
const found = new WeakMap();
/** The abort listeners of a file, in the order of the text. */
export function abortListeners(source) {
    let listeners = found.get(source.ast);
    if (listeners === undefined)
        found.set(source.ast, (listeners = [...find(source)]));
    return listeners;
}
function* find(source) {
    for (const node of source.mentions.matching(/['"`]abort['"`]|\bonabort\b|\baddAbortListener\b/g)) {
        const listener = listenerAt(node, source);
        if (listener)
            yield listener;
    }
}
function listenerAt(node, source) {
    const parts = propertyAt(node) ?? (node.type === 'Identifier' ? disposableAt(node, source) : callAt(node, source));
    if (parts === undefined)
        return undefined;
    const ownership = signalOwnership(parts.signal, source);
    if (ownership === undefined)
        return undefined;
    return { ...parts, ownership, keys: signalKeys(parts.signal, source) };
}
function callAt(node, source) {
    const argument = node.type === 'TemplateElement' ? node.parent : node;
    const call = argument.parent;
    if (call?.type !== 'CallExpression')
        return undefined;
    const callee = unwrap(call.callee);
    const [first, second, third] = call.arguments;
    if (first === argument && callee.type === 'MemberExpression' && propertyName(callee) === 'addEventListener') {
        if (second === undefined || isNothing(second))
            return undefined;
        return { kind: 'listener', node: call, signal: callee.object, handler: second, options: third };
    }
    if (second !== argument || first === undefined || calleePath(callee, source) !== 'events.once')
        return undefined;
    return { kind: 'promise', node: call, signal: first, handler: undefined, options: third };
}
function propertyAt(node) {
    const member = node.parent;
    if (member?.type !== 'MemberExpression' || propertyName(member) !== 'onabort')
        return undefined;
    const { parent } = member;
    if (parent.type !== 'AssignmentExpression' || parent.left !== member || isNothing(parent.right))
        return undefined;
    return { kind: 'property', node: parent, signal: member.object, handler: parent.right, options: undefined };
}
function disposableAt(node, source) {
    const at = node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node;
    const call = wrapped(at).parent;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== at)
        return undefined;
    if (calleePath(at, source) !== 'events.addAbortListener')
        return undefined;
    const [signal, handler] = call.arguments;
    return signal && { kind: 'disposable', node: call, signal, handler, options: undefined };
}
/** The text of a signal, for messages. */
export function signalText(signal, source) {
    const text = dottedName(signal) ?? source.text.slice(...unwrap(signal).range).replace(/\s+/gu, ' ');
    return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
