import { enclosingFunction, isInside, isNothing, unwrap, wrapped, } from "../../source/ast.js";
import { removeStatement } from "../layout.js";
import { isSurelyNoThenable, isSurelyNotNullish } from "../values.js";
import { mapText } from "./requests.js";
import { decline } from "./reasons.js";
/** Moves `const request = map.get(key)` and its settlements onto the map. @throws {Declined} */
export function editGet(get, source) {
    const [key, ...others] = get.arguments;
    if (key === undefined || others.length > 0)
        return decline('use-unknown');
    if (!isFixed(key, source))
        return decline('key-changes');
    const settling = { key: source.text.slice(...key.range), home: enclosingFunction(get) };
    const map = mapText(get, source);
    const at = wrapped(get);
    const { parent } = at;
    if (parent?.type === 'MemberExpression' && parent.object === at)
        return {
            ...settling,
            edits: settleThrough(parent, source.text.slice(...parent.property.range), map, settling.key, source),
        };
    if (parent?.type !== 'VariableDeclarator' || parent.parent.declarations.length !== 1)
        return decline('use-unknown');
    const edits = [removeStatement(source, parent.parent)];
    const names = parent.id.type === 'ObjectPattern'
        ? parent.id.properties.map((property) => {
            const { key: member, value } = property.type === 'Property' ? property : decline('use-unknown');
            return { name: value, role: source.text.slice(...member.range) };
        })
        : [{ name: parent.id, role: undefined }];
    for (const { name, role } of names) {
        const variable = name.type === 'Identifier' ? source.bindings.declaredBy(name) : undefined;
        if (variable === undefined || (role !== undefined && !/^re(?:solve|ject)$/u.test(role)))
            return decline('use-unknown');
        for (const { identifier, init } of variable.references) {
            if (init === true)
                continue;
            if (enclosingFunction(identifier) !== settling.home)
                return decline('use-unknown');
            edits.push(...editUse(identifier, role, map, settling.key, source));
        }
    }
    return { ...settling, edits };
}
function editUse(node, role, map, key, source) {
    if (role !== undefined)
        return settleThrough(node, role, map, key, source);
    const at = wrapped(node);
    const { parent } = at;
    if (parent?.type === 'MemberExpression' && parent.object === at)
        return settleThrough(parent, source.text.slice(...parent.property.range), map, key, source);
    const isTest = (parent?.type === 'IfStatement' && parent.test === at) ||
        (parent?.type === 'UnaryExpression' && parent.operator === '!') ||
        (parent?.type === 'ConditionalExpression' && parent.test === at);
    return isTest ? [{ range: at.range, text: `${map}.has(${key})` }] : decline('use-unknown');
}
/** `settler` is what is called: `resolve`, or a member of the request. */
function settleThrough(settler, role, map, key, source) {
    const callee = wrapped(settler);
    const call = callee.type === 'CallExpression' ? callee : callee.parent;
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === unwrap(settler);
    if (!isCall || wrapped(call).parent?.type !== 'ExpressionStatement' || call.arguments.length > 1)
        return decline('use-unknown');
    const [value] = call.arguments;
    if (value?.type === 'SpreadElement')
        return decline('use-unknown');
    if (role !== 'resolve' && role !== 'reject')
        return decline('use-unknown');
    if (role === 'resolve' ? !isResult(value, source) : !isError(value, call, source))
        return decline(role === 'resolve' ? 'result-unknown' : 'error-unknown');
    const method = role === 'resolve' ? 'trySetResult' : 'trySetException';
    const open = source.text.indexOf('(', call.callee.range[1]);
    return [
        { range: [call.range[0], open + 1], text: `${map}.${method}(${key}, ${value === undefined ? 'undefined' : ''}` },
    ];
}
/** What calls give may be promises; what a message holds has come as text, or been copied. */
function isResult(value, source) {
    if (value === undefined || isSurelyNoThenable(value, source))
        return true;
    const at = unwrap(value);
    if (at.type === 'AwaitExpression')
        return true;
    if (at.type === 'LogicalExpression')
        return isResult(at.left, source) && isResult(at.right, source);
    if (at.type === 'ConditionalExpression')
        return isResult(at.consequent, source) && isResult(at.alternate, source);
    const name = at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? source.text.slice(...at.property.range) : '';
    return name !== '' && !/promise|defer|async/iu.test(name);
}
function isError(value, call, source) {
    if (value === undefined || isNothing(value))
        return false;
    return isSurelyNotNullish(value, source) || isTested(value, call, source);
}
/** `if (message.error) reject(message.error)` */
function isTested(value, call, source) {
    const text = source.text.slice(...value.range);
    for (let at = call; at; at = at.parent) {
        const parent = at.parent;
        if (parent?.type === 'IfStatement' && parent.consequent === at && source.text.slice(...parent.test.range) === text)
            return true;
    }
    return false;
}
/** A key that names the same however often it is read: a constant, or a member of one. */
function isFixed(node, source) {
    const at = unwrap(node);
    if (at.type === 'Literal')
        return true;
    if (at.type === 'MemberExpression')
        return !at.computed && isFixed(at.object, source);
    if (at.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(at);
    return variable?.references.every((reference) => !reference.isWrite() || reference.init === true) === true;
}
/** Whether a `delete` takes away a request that is settled beside it. */
export function isOfSettled(call, settlings, source) {
    const [key] = call.arguments;
    const text = key && source.text.slice(...key.range);
    const home = enclosingFunction(call);
    return settlings.some((each) => each.key === text && each.home === home && (home === undefined || isInside(call, home)));
}
