import { isClass, propertyName, takenApart, unwrap } from "../source/ast.js";
import { isOfClassItself, namedOwner, thisExpression, thisOwner } from "./this-owner.js";
/**
 * A name for the place that an expression reads or writes, which expressions all over the file share: a variable, a
 * field of the same class or object, and members of either, also as a pattern takes them out: `{ name } = this`. A class
 * and an object that is written out have the same name from within and from outside. Undefined where the place cannot be told.
 */
export function placeKey(node, source) {
    const at = unwrap(node);
    const self = thisExpression(at, source.bindings);
    if (self !== undefined) {
        const owner = thisOwner(self);
        if (owner === undefined)
            return undefined;
        return typeof owner !== 'string' && isClass(owner) && isOfClassItself(self, owner)
            ? classKey(owner)
            : ownerKey(owner);
    }
    if (at.type === 'Identifier') {
        const variable = source.bindings.variable(at) ?? source.bindings.declaredBy(at);
        const named = variable && namedOwner(variable);
        if (named !== undefined)
            return isClass(named) ? classKey(named) : ownerKey(named);
        const [declared] = variable?.identifiers ?? [];
        return declared ? `variable ${String(declared.range[0])}` : `global ${at.name}`;
    }
    if (at.type !== 'MemberExpression' && at.type !== 'Property')
        return undefined;
    const holder = placeHolder(at);
    const object = holder && placeKey(holder, source);
    const name = propertyName(at);
    return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}
/** What a place is a member of; `{ name }` of a pattern is one of what the pattern takes apart, or else the default. */
export function placeHolder(node) {
    const at = unwrap(node);
    if (at.type === 'MemberExpression')
        return at.object;
    if (at.type !== 'Property' || at.parent.type !== 'ObjectPattern' || at.value.type === 'AssignmentPattern')
        return undefined;
    return takenApart(at.parent);
}
/** What a place is a part of in the end: the variable, `this`, or whatever else its expression begins with. */
export function placeRoot(node) {
    const holder = placeHolder(node);
    return holder === undefined ? unwrap(node) : placeRoot(holder);
}
export function ownerKey(owner) {
    return typeof owner === 'string' ? owner : `this ${String(owner.range[0])}`;
}
/** The key of a field where a class declares it. */
export function fieldKey({ static: isStatic, parent }, name) {
    const owner = parent.parent;
    return `${isStatic ? classKey(owner) : ownerKey(owner)}.${name}`;
}
/** The class itself, which holds what is static, and not one of its instances. */
function classKey(owner) {
    return `class ${String(owner.range[0])}`;
}
/** Whether a change of the one place changes what is read from the other. */
export function isPartOf(place, whole) {
    return place === whole || place.startsWith(`${whole}.`);
}
