import { dottedName, isClass, isFunction, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { placeHolder } from "./place-keys.js";
import { isOfClassItself, namedOwner, thisExpression, thisOwner } from "./this-owner.js";
/**
 * The function of the file that a member stands for: a method of a class, an object literal or a prototype, on `this` or by the
 * name of its owner.
 */
export function methodOf(member, source) {
    const from = placeHolder(member);
    const name = propertyName(member);
    if (from === undefined || name === undefined)
        return undefined;
    const self = thisExpression(from, source.bindings);
    const object = unwrap(from);
    const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
    const owner = self ? thisOwner(self) : variable && namedOwner(variable);
    if (typeof owner === 'string')
        return ofPrototype(owner, name, source);
    if (isClass(owner))
        return methodsOf(owner, self === undefined || isOfClassItself(self, owner)).get(name);
    return owner?.type === 'ObjectExpression' ? functionsOf(owner).get(name) : undefined;
}
const literals = new WeakMap();
/** The functions of an object literal by name; gathered once, as each call of a method asks. */
function functionsOf(owner) {
    let known = literals.get(owner);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const property of owner.properties) {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        if (property.type !== 'Property' || name === undefined || found.has(name))
            continue;
        const value = unwrap(property.value);
        found.set(name, isFunction(value) ? value : undefined);
    }
    known = new Map([...found].flatMap(([name, fn]) => (fn ? [[name, fn]] : [])));
    literals.set(owner, known);
    return known;
}
const instanceMethods = new WeakMap();
const staticMethods = new WeakMap();
/** The functions that a class, or each of its instances, has by name: methods, and fields that hold a function. */
function methodsOf(owner, isStatic) {
    const methods = isStatic ? staticMethods : instanceMethods;
    const known = methods.get(owner);
    if (known !== undefined)
        return known;
    const found = new Map();
    for (const element of owner.body.body) {
        if (element.type !== 'MethodDefinition' && element.type !== 'PropertyDefinition')
            continue;
        const name = propertyName(element);
        if (name === undefined || found.has(name) || element.static !== isStatic || element.value === null)
            continue;
        const value = unwrap(element.value);
        if (isFunction(value))
            found.set(name, value);
    }
    methods.set(owner, found);
    return found;
}
/** `Connection.prototype.close = function () {}`, or `this.close = function () {}` in the constructor function. */
function ofPrototype(owner, name, source) {
    for (const member of source.mentions.members(name)) {
        const { parent } = wrapped(member);
        if (parent?.type !== 'AssignmentExpression' || unwrap(parent.left) !== member)
            continue;
        const value = unwrap(parent.right);
        if (!isFunction(value))
            continue;
        const self = thisExpression(member.object, source.bindings);
        if (self ? thisOwner(self) === owner : `prototype ${prototypeOf(member.object)}` === owner)
            return value;
    }
    return undefined;
}
function prototypeOf(node) {
    return dottedName(node)?.replace(/\.prototype$/u, '') ?? '';
}
