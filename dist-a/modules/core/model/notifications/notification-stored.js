import { calleeName, timingOf } from "../../flow/callback-timing.js";
import { chainRootOf, isFunction, isInside, propertyName, unwrap, wrapped } from "../../source/ast.js";
import { loopOf } from "../../source/iterations.js";
import { isConstant } from "../../source/scopes.js";
import { parameterOf } from "../callbacks/inner-functions.js";
import { keepsArgument } from "../collections.js";
import { isHolderName } from "./notification-names.js";
import { isAmong } from "./notification-owners.js";
const snapshots = /^(?:slice|values|filter|concat|toReversed|reverse)$/u;
/** Follows functions that are called back to where they are kept. */
export class StoredFunctions {
    #source;
    #owners;
    constructor(source, owners) {
        this.#source = source;
        this.#owners = owners;
    }
    /** Follows a called expression back to the field or collection that it was taken from. */
    of(node, depth = 0) {
        const at = unwrap(node);
        if (depth > 6)
            return undefined;
        switch (at.type) {
            case 'Identifier':
                return this.#inName(at, depth);
            case 'MemberExpression':
                return this.#inMember(at, depth);
            case 'LogicalExpression':
                return this.of(at.left, depth + 1);
            case 'ArrayExpression': {
                const [only] = at.elements;
                return at.elements.length === 1 && only?.type === 'SpreadElement'
                    ? this.of(only.argument, depth + 1)
                    : undefined;
            }
            case 'CallExpression': {
                const callee = unwrap(at.callee);
                const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
                if (callee.type !== 'MemberExpression' || name === undefined)
                    return undefined;
                const [first] = at.arguments;
                const full = calleeName(at) ?? '';
                if (first && /^(?:Array\.from|Object\.values|Object\.entries)$/u.test(full))
                    return this.of(first, depth + 1);
                if (snapshots.test(name) || name === 'entries')
                    return this.of(callee.object, depth + 1);
                const taken = name === 'get' || name === 'at' || name === 'find'
                    ? 'keyed'
                    : name === 'shift' || name === 'pop'
                        ? 'removed'
                        : undefined;
                const collection = taken && this.of(callee.object, depth + 1);
                return taken && collection && { ...collection, taken };
            }
            default:
                return undefined;
        }
    }
    /**
     * Whether the elements of a collection are records that the file makes with the member as somebody has given it:
     * `this.active.set(id, { step, onComplete })`. In what is put there as a whole it may be a method.
     */
    isGivenMember({ holders, member }) {
        if (member === undefined)
            return false;
        return this.#source.mentions.named(member).some((key) => {
            const property = key.parent;
            if (property?.type !== 'Property' || property.parent.type !== 'ObjectExpression')
                return false;
            return (parameterOf(chainRootOf(property.value), this.#source) !== undefined && this.#isKept(property.parent, holders));
        });
    }
    #isKept(record, holders) {
        const { parent } = wrapped(record);
        if (parent?.type !== 'CallExpression' || !keepsArgument(parent, record))
            return false;
        const callee = unwrap(parent.callee);
        if (callee.type !== 'MemberExpression')
            return false;
        return this.#owners.held(callee.object).some((each) => isAmong(each, holders));
    }
    #inMember(at, depth) {
        const name = propertyName(at);
        if (name === undefined) {
            const collection = this.of(at.object, depth + 1);
            return collection && { ...collection, taken: 'indexed' };
        }
        const object = unwrap(at.object);
        if (object.type === 'MemberExpression' || object.type === 'CallExpression' || object.type === 'Identifier') {
            const inner = this.of(object, depth + 1);
            if (inner?.taken !== undefined)
                return { ...inner, member: name };
            if (inner && isHolderName(inner.name) && object.type === 'MemberExpression')
                return { ...inner, member: name };
        }
        const holders = this.#owners.held(at);
        return holders.length === 0 ? undefined : { holders, name };
    }
    #inName(at, depth) {
        const variable = this.#source.bindings.variable(at);
        const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
        if (variable === undefined || definition === undefined)
            return undefined;
        if (definition.type === 'Parameter')
            return this.#inParameter(definition.node, variable.identifiers[0], depth);
        const declarator = definition.node;
        if (declarator.type !== 'VariableDeclarator')
            return undefined;
        const loop = loopOf(definition);
        if (loop !== undefined) {
            const collection = this.of(loop.right, depth + 1);
            return collection && elementOf(collection, declarator.id, variable.identifiers[0]);
        }
        const holders = this.#owners.held(at);
        if (declarator.init && isConstant(variable)) {
            const from = this.of(declarator.init, depth + 1);
            if (from !== undefined && declarator.id.type === 'Identifier')
                return { ...from, alias: at.name };
            if (declarator.id.type === 'ObjectPattern')
                return this.#inPattern(declarator.id, declarator.init, at.name, from);
        }
        return holders.length === 0 ? undefined : { holders, name: at.name };
    }
    /** `const { callback } = this` and `const { callback } = this.pending.get(id)`. */
    #inPattern(pattern, init, name, from) {
        if (pattern.type !== 'ObjectPattern')
            return undefined;
        const property = pattern.properties.find((each) => each.type === 'Property' && each.value.type === 'Identifier' && each.value.name === name);
        const member = property?.type === 'Property' ? propertyName(property) : undefined;
        if (member === undefined)
            return undefined;
        if (from !== undefined)
            return from.taken !== undefined || isHolderName(from.name) ? { ...from, member } : undefined;
        const owner = this.#owners.object(init);
        return owner !== undefined && this.#owners.behind(owner) !== undefined
            ? { holders: [{ owner, field: member }], name: member }
            : undefined;
    }
    /** `this.listeners.forEach((listener) => listener())` */
    #inParameter(fn, name, depth) {
        if (!isFunction(fn))
            return undefined;
        const call = wrapped(fn).parent;
        if (call?.type !== 'CallExpression' || call.callee === wrapped(fn) || timingOf(call) !== 'each')
            return undefined;
        const callee = unwrap(call.callee);
        const [first] = fn.params;
        if (callee.type !== 'MemberExpression' ||
            propertyName(callee) !== 'forEach' ||
            !first ||
            !name ||
            !isInside(name, first))
            return undefined;
        const collection = this.of(callee.object, depth + 1);
        return collection && elementOf(collection, first, name);
    }
}
function elementOf(collection, pattern, name) {
    const element = {
        holders: collection.holders,
        name: collection.name,
        taken: 'iterated',
        ...(name?.type === 'Identifier' && { alias: name.name }),
    };
    if (pattern.type !== 'ObjectPattern' || name === undefined)
        return element;
    const property = pattern.properties.find((each) => isInside(name, each));
    const member = property?.type === 'Property' ? propertyName(property) : undefined;
    return member === undefined ? element : { ...element, member };
}
