import { dottedName, enclosingFunction, isLoop, lastName, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { initializer, isConstant } from "../source/scopes.js";
const emitting = /^(?:emit\w*|dispatchEvent|trigger|fire)$/u;
/** Whether the code that listens has the emitter for itself, and lets it tell of the event once only. */
export function isEmittedOnce({ node, receiver, kind }, source) {
    const at = kind === 'listener' && receiver ? unwrap(receiver) : undefined;
    const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const init = variable && isConstant(variable) ? initializer(variable) : undefined;
    const [event] = node.type === 'CallExpression' ? node.arguments : [];
    if (variable === undefined || init?.type !== 'NewExpression' || event === undefined)
        return false;
    const home = enclosingFunction(init);
    const name = source.text.slice(...event.range);
    let emissions = 0;
    for (const reference of variable.references) {
        if (!reference.isRead())
            continue;
        const call = methodCall(reference.identifier);
        if (call === undefined && isCompared(reference.identifier))
            continue;
        // Whoever else has it may let it tell anything.
        if (call === undefined)
            return false;
        if (!emitting.test(call.name) || !mentions(call.call, name, source))
            continue;
        if (enclosingFunction(call.call) !== home || isRepeated(call.call, home))
            return false;
        emissions++;
    }
    return emissions === 1;
}
function methodCall(node) {
    const member = wrapped(node).parent;
    if (member?.type !== 'MemberExpression' || member.object !== wrapped(node))
        return undefined;
    const callee = wrapped(member);
    const name = propertyName(member);
    return callee.parent?.type === 'CallExpression' && callee.parent.callee === callee && name !== undefined
        ? { call: callee.parent, name }
        : undefined;
}
/** Whether an emission may be of the event: what is not written out may be any. */
function mentions({ arguments: [first] }, event, source) {
    if (first === undefined)
        return false;
    return first.type !== 'Literal' || source.text.slice(...first.range) === event;
}
function isRepeated(node, home) {
    for (let at = node.parent; at && at !== home; at = at.parent)
        if (isLoop(at))
            return true;
    return false;
}
/** Functions that give what is there already, or what others have as well. */
const giving = /^(?:get|find|use|select|query|lookup|ensure|acquire|inject|of|ref|resolve)(?:[A-Z_]|$)/u;
/** Whether the code that makes the promise makes the emitter for it alone, which fails but once. */
export function isOfOneRun({ kind, receiver }, { node, executor }, source) {
    const at = kind === 'listener' && receiver ? unwrap(receiver) : undefined;
    const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const init = variable && isConstant(variable) ? initializer(variable) : undefined;
    if (variable === undefined || init === undefined || !isMade(init))
        return false;
    const home = enclosingFunction(init);
    return (home !== undefined &&
        (home === executor || home === enclosingFunction(node)) &&
        variable.references.every(({ identifier, init: isInit }) => isInit === true || methodCall(identifier) !== undefined));
}
/** Whether a call or `new` makes what it gives, as far as its name says. */
export function isMade(value) {
    const at = unwrap(value);
    if (at.type === 'NewExpression')
        return true;
    return (at.type === 'CallExpression' && unwrap(at.callee).type === 'Identifier' && !giving.test(lastName(at.callee) ?? ''));
}
/** `assert.strictEqual(event.target, emitter)`, `expect(emitter)` */
function isCompared(use) {
    const { parent } = wrapped(use);
    return (parent?.type === 'CallExpression' && /^(?:assert|expect|should|t)(?:\.|$)/u.test(dottedName(parent.callee) ?? ''));
}
/** Objects of the language that hand on what they are given. */
const builtins = /^(?:Object|Array|Promise|Reflect|JSON|Symbol)$/u;
/** Whether a static method of a class makes what it gives, as far as its name says: `Client.connect(url)`, and not `Client.instance()`. */
export function isMadeByClass(value) {
    const at = unwrap(value);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier')
        return false;
    const name = propertyName(callee) ?? '';
    return (/^[A-Z]\w*[a-z]/u.test(callee.object.name) &&
        !builtins.test(callee.object.name) &&
        !giving.test(name) &&
        !/instance|shared|default|current|main|global|singleton/iu.test(name));
}
