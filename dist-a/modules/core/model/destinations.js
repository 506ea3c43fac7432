import { calleeName, timingOf } from "../flow/callback-timing.js";
import { calledName, dottedName, isInside, propertyName, unwrap, wrapped, } from "../source/ast.js";
// What the place that a handle goes to is, by its syntax.
/** Whether the call registers a listener, wherever that is kept then. */
export function registers(call) {
    return (timingOf(call) === 'event' ||
        /^(?:on|once|off|listen|subscribe|watch)(?:[A-Z]|$)|Listener/u.test(calleeName(call)?.replace(/^.*\./u, '') ?? ''));
}
/** An object, array, map or set that is made on the spot. */
export function isFresh(node) {
    if (node.type === 'ObjectExpression' || node.type === 'ArrayExpression')
        return true;
    return (node.type === 'NewExpression' &&
        node.callee.type === 'Identifier' &&
        /^(?:Map|Set|Array|Object|WeakMap|WeakSet)$/u.test(node.callee.name));
}
/** Whether the variable is a rest parameter that code gives on whole: `fn(...args)`, `fn.apply(this, args)`. */
export function isAppliedRest(variable, code) {
    const [definition] = variable?.defs ?? [];
    if (variable === undefined || definition?.type !== 'Parameter' || definition.name.parent?.type !== 'RestElement')
        return false;
    return variable.references.some(({ identifier }) => {
        const { parent } = wrapped(identifier);
        if (!isInside(identifier, code))
            return false;
        if (parent?.type === 'SpreadElement')
            return parent.parent.type === 'CallExpression';
        return (parent?.type === 'CallExpression' &&
            calledName(parent) === 'apply' &&
            parent.arguments.some((each) => each === identifier));
    });
}
/** Whether the member is given a value, or taken away, and not read. */
export function isWritten(member) {
    const at = wrapped(member);
    const { parent } = at;
    return ((parent?.type === 'AssignmentExpression' && parent.left === at && parent.operator === '=') ||
        (parent?.type === 'UnaryExpression' && parent.operator === 'delete'));
}
/** `img.onload`, `socket.onOpen`: a property that registers a handler; a camel-case one of `this` is a field like others. */
export function isHandlerProperty(member) {
    return isHandlerOf(member.object, propertyName(member) ?? '');
}
/** The same of a name that an object is given by `Object.assign(img, { onload })`. */
export function isHandlerOf(object, name) {
    return /^on[a-z]+$/u.test(name) || (/^on[A-Z]/u.test(name) && unwrap(object).type !== 'ThisExpression');
}
/** `[a, b] = [resolve, reject]` takes apart what it puts together; any other array is a collection. */
export function shapeInArray(shape, node, array) {
    const { parent } = wrapped(array);
    const target = parent?.type === 'AssignmentExpression'
        ? parent.left
        : parent?.type === 'VariableDeclarator'
            ? parent.id
            : undefined;
    const index = array.elements.findIndex((element) => element === node);
    const isFixed = target?.type === 'ArrayPattern' &&
        !array.elements.slice(0, index).some((element) => element?.type === 'SpreadElement');
    return isFixed ? { kind: 'record', member: String(index), of: shape } : { kind: 'collection', of: shape };
}
/** `{ resolve }` is a record; `{ [id]: resolve }` is a collection, as `waiters[id] = resolve` makes one. */
export function shapeInObject(shape, property) {
    const member = propertyName(property);
    return member === undefined ? { kind: 'collection', of: shape } : { kind: 'record', member, of: shape };
}
/** Whether a call gives what it is given: `Object.freeze(record)` is the record. */
export function isGivenBack(argument, { callee, arguments: [first] }) {
    return argument === first && /^Object\.(?:freeze|seal|preventExtensions)$/u.test(dottedName(callee) ?? '');
}
