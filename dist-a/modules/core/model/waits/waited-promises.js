import { calleeName } from "../../flow/callback-timing.js";
import { enclosingFunction, isFunction, isInside, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { isListing } from "../collections.js";
import { bodyOf, isResumed } from "../function-bodies.js";
import { placeHolder } from "../place-keys.js";
const waits = new WeakMap();
/** What the promise of a call of the function waits for. */
export function waitsOf(fn) {
    let found = waits.get(fn);
    if (found === undefined)
        waits.set(fn, (found = gather(fn)));
    return found;
}
function gather(fn) {
    if (fn.generator)
        return [];
    const body = bodyOf(fn);
    const nodes = [
        ...body.awaits.map((at) => ({ at, value: at.argument })),
        ...body.returns.filter((at) => unwrap(at).type !== 'AwaitExpression').map((at) => ({ at, value: at })),
    ];
    return nodes.map(({ at, value }) => ({ at, value, isResumed: isResumed(value, fn) }));
}
/** Combinators that wait for all of their promises; `race` and `any` may go on without one. */
const all = new Set(['Promise.all', 'Promise.allSettled']);
/** Takes apart the expression of a promise into what it waits for. */
export function* partsOf(node, isResumedBefore) {
    const at = unwrap(node);
    switch (at.type) {
        case 'ConditionalExpression':
            yield* partsOf(at.consequent, isResumedBefore);
            yield* partsOf(at.alternate, isResumedBefore);
            return;
        case 'LogicalExpression':
            if (at.operator !== '&&')
                yield* partsOf(at.left, isResumedBefore);
            yield* partsOf(at.right, isResumedBefore);
            return;
        case 'SequenceExpression': {
            const last = at.expressions.at(-1);
            if (last)
                yield* partsOf(last, isResumedBefore);
            return;
        }
        case 'AssignmentExpression':
            // `this.closing ??= this.close()` waits for what is there already.
            if (at.operator === '??=' || at.operator === '||=')
                yield { kind: 'place', node: at.left, isResumed: isResumedBefore };
            yield* partsOf(at.right, isResumedBefore);
            return;
        case 'Identifier':
        case 'MemberExpression':
        // `{ running }` of a pattern.
        case 'Property':
            yield { kind: 'place', node: at, isResumed: isResumedBefore };
            return;
        case 'CallExpression':
            yield* partsOfCall(at, isResumedBefore);
            return;
        default:
    }
}
function* partsOfCall(call, isResumedBefore) {
    const callee = unwrap(call.callee);
    const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
    const full = calleeName(call) ?? '';
    const [first] = call.arguments;
    if (full === 'Promise.resolve') {
        if (first)
            yield* partsOf(first, isResumedBefore);
    }
    else if (all.has(full)) {
        if (first)
            yield* partsOfList(first, isResumedBefore);
    }
    else if (callee.type === 'MemberExpression' && (name === 'then' || name === 'catch' || name === 'finally')) {
        yield* partsOf(callee.object, isResumedBefore);
        if (first)
            yield { kind: 'function', node: first, isResumed: true };
    }
    else
        yield { kind: 'call', node: call, isResumed: isResumedBefore };
}
/** What all the promises of a list wait for, where the list is written out. */
export function* partsOfList(list, isResumedBefore) {
    const at = unwrap(list);
    if (at.type === 'ArrayExpression') {
        for (const element of at.elements) {
            if (element === null)
                continue;
            if (element.type === 'SpreadElement')
                yield* partsOfList(element.argument, isResumedBefore);
            else
                yield* partsOf(element, isResumedBefore);
        }
    }
    else if (at.type === 'CallExpression') {
        const callee = unwrap(at.callee);
        const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
        const mapper = calleeName(at) === 'Array.from' ? at.arguments[1] : name === 'map' ? at.arguments[0] : undefined;
        if (mapper)
            yield { kind: 'function', node: mapper, isResumed: isResumedBefore };
    }
    else if (at.type === 'Identifier')
        yield { kind: 'list', node: at, isResumed: isResumedBefore };
}
/** The promises that the function which reads a list has put into it before: `pending.push(save(each))`. */
export function pushedInto(list, source) {
    const at = unwrap(list);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const home = enclosingFunction(at);
    if (variable?.defs[0]?.type !== 'Variable' || enclosingFunction(variable.defs[0].node) !== home)
        return [];
    return variable.references.flatMap(({ identifier }) => {
        const { parent } = wrapped(identifier);
        const call = parent?.type === 'MemberExpression' && isListing(parent) ? parent.parent : undefined;
        if (call?.type !== 'CallExpression' || call.callee !== parent || call.range[0] > at.range[0])
            return [];
        return enclosingFunction(call) === home ? call.arguments.filter((each) => each.type !== 'SpreadElement') : [];
    });
}
/** What a variable was given in the function that reads it: the promise that it holds was taken there. */
export function aliasesOf(node, source) {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    const home = enclosingFunction(at);
    if (variable?.defs[0]?.type !== 'Variable' || home === undefined)
        return [];
    const writes = [];
    for (const reference of variable.references) {
        const { writeExpr } = reference;
        if (!reference.isWrite() || reference.identifier.range[0] > at.range[0])
            continue;
        if (!writeExpr || enclosingFunction(reference.identifier) !== home)
            return [];
        const value = valueIn(reference.identifier, writeExpr);
        if (value === undefined)
            return [];
        // What is written where the read stands too takes the place of all before.
        const block = blockOf(reference.identifier);
        if (block !== undefined && isInside(at, block))
            writes.length = 0;
        writes.push(value);
    }
    return writes
        .filter((init) => !isFunction(unwrap(init)) && !isInside(at, init))
        .map((init) => ({ init, isResumed: isResumed(init, home) }));
}
/** What a name is given by a declaration or assignment: all of the value, or the property that a pattern takes out of it. */
function valueIn(name, value) {
    const { parent } = name;
    if (parent?.type === 'VariableDeclarator' || parent?.type === 'AssignmentExpression')
        return value;
    return parent?.type === 'Property' && placeHolder(parent) !== undefined ? parent : undefined;
}
function blockOf(node) {
    for (let at = node.parent; at; at = at.parent)
        if (at.type === 'BlockStatement' || at.type === 'SwitchCase' || at.type === 'Program')
            return at;
        else if (at.type === 'LogicalExpression' || at.type === 'ConditionalExpression' || at.type === 'IfStatement')
            return undefined;
    return undefined;
}
