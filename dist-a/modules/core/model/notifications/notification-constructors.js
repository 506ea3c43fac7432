import { timingOf } from "../../flow/callback-timing.js";
import { isClass, isFunction, lastName, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { eitherOf, textsWith } from "../../source/texts-with.js";
import { walk } from "../../source/visit.js";
import { thisExpression } from "../this-owner.js";
/**
 * Bases whose constructors give nobody the object: Node's and the DOM's. A base of the project may listen to itself,
 * and listeners may be attached to an element in the page before its class is defined.
 */
const plainBase = /^(?:(?:\w*\.)?(?:Async)?(?:EventEmitter\w*|\w*Emitter|EventTarget|Evented|(?:Readable|Writable|Duplex|Transform|PassThrough|Stream)|Server|Socket))$/u;
const listening = /^(?:on|once|addListener|prependListener|addEventListener|subscribe|listen|bind|one)$/u;
/** Texts with a constructor: of a class, or a function that calls that of its base. */
export const mayHoldConstructor = eitherOf(textsWith(['constructor']), textsWith(['call this'], /\bcall\b/));
/** The events that a constructor emits before anybody can have the object to listen to, in source order. */
export function unheardEvents(events, owners, source) {
    const heard = new Map();
    return events.flatMap(({ node }) => {
        const callee = unwrap(node.callee);
        const receiver = callee.type === 'MemberExpression' ? callee.object : callee;
        if (!isSelf(receiver, owners, source))
            return [];
        const constructor = runningConstructor(node);
        if (constructor === undefined)
            return [];
        let from = heard.get(constructor);
        if (from === undefined)
            heard.set(constructor, (from = firstListener(constructor, source)));
        return node.range[0] < from ? [node] : [];
    });
}
/** `this`, or the emitter that the constructor has made for itself. */
function isSelf(receiver, owners, source) {
    if (thisExpression(receiver, source.bindings) !== undefined || unwrap(receiver).type === 'Super')
        return true;
    const [holder] = owners.held(receiver);
    if (holder === undefined || owners.behind(holder.owner) === undefined)
        return false;
    const { values } = owners.declared(holder);
    return values.length > 0 && values.every((value) => unwrap(value).type === 'NewExpression');
}
/** The constructor that runs the node before it returns, where nothing before it can have given the object away. */
function runningConstructor(node) {
    for (let at = node.parent; at; at = at.parent) {
        if (!isFunction(at))
            continue;
        const { parent } = at;
        if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') {
            const owner = parent.parent.parent;
            return isPlain(owner) ? at : undefined;
        }
        if (at.type === 'FunctionDeclaration')
            return isEmitterConstructor(at) ? at : undefined;
        const call = wrapped(at).parent;
        if (at.type !== 'ArrowFunctionExpression' || at.async || call?.type !== 'CallExpression')
            return undefined;
        const timing = timingOf(call);
        if (call.callee !== wrapped(at) && timing !== 'now' && timing !== 'each')
            return undefined;
    }
    return undefined;
}
function isPlain(owner) {
    const base = owner.superClass && unwrap(owner.superClass);
    if (base === null)
        return true;
    if (base.type === 'CallExpression')
        return base.arguments.length <= 1;
    const name = lastName(base);
    return name !== undefined && plainBase.test(name);
}
/** `function Pool() { EventEmitter.call(this); … }` */
function isEmitterConstructor(fn) {
    return (fn.body.type === 'BlockStatement' &&
        fn.body.body.some((statement) => {
            const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
            const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
            if (call?.type !== 'CallExpression' || callee?.type !== 'MemberExpression' || propertyName(callee) !== 'call')
                return false;
            const base = unwrap(callee.object);
            const name = lastName(base);
            return call.arguments[0]?.type === 'ThisExpression' && name !== undefined && plainBase.test(name);
        }));
}
/** From where on somebody may listen: the constructor registers a listener, or gives the object to other code. */
function firstListener(constructor, source) {
    let first = Infinity;
    walk(constructor.body, (node) => {
        if (isClass(node))
            return false;
        if (node.type === 'CallExpression') {
            const callee = unwrap(node.callee);
            const isOwn = callee.type === 'MemberExpression' && thisExpression(callee.object, source.bindings) !== undefined;
            if (isOwn && listening.test(propertyName(callee) ?? ''))
                first = Math.min(first, node.range[0]);
        }
        if (node.type === 'CallExpression' || node.type === 'NewExpression') {
            const callee = unwrap(node.callee);
            const isBase = callee.type === 'MemberExpression' && propertyName(callee) === 'call';
            if (!isBase && node.arguments.some((argument) => givesAway(argument, source)))
                first = Math.min(first, node.range[0]);
        }
        if (node.type === 'AssignmentExpression' &&
            node.left.type === 'MemberExpression' &&
            thisExpression(node.right, source.bindings) !== undefined)
            first = Math.min(first, node.range[0]);
        return true;
    });
    return first;
}
/** Whether an argument is the object itself, bare or in a record. */
function givesAway(argument, source) {
    const at = unwrap(argument);
    if (at.type === 'ObjectExpression')
        return at.properties.some((property) => property.type === 'Property' && givesAway(property.value, source));
    return thisExpression(at, source.bindings) !== undefined;
}
