import { isFunction, isInside, propertyName, unwrap } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { completionModel } from "./build-model.js";
import { fieldKey, placeKey } from "./place-keys.js";
import { thisExpression, thisOwner } from "./this-owner.js";
/** The places of a file that keep handles. */
export function pendingGroups(source) {
    const groups = new Set();
    const byKey = new Map();
    for (const completion of completionModel(source).completions) {
        const places = placesOf(completion, source);
        if (places.size === 0)
            continue;
        const shared = new Set([...places.keys()].flatMap((key) => byKey.get(key) ?? []));
        // The largest takes the others in: a promise is moved a few times at most, however many share a place.
        const [into, ...others] = [...shared].sort((a, b) => b.completions.length - a.completions.length);
        const merged = into ?? { places: new Map(), completions: [] };
        for (const group of [...others, { places, completions: [completion] }]) {
            for (const [key, place] of group.places) {
                if (!merged.places.has(key))
                    merged.places.set(key, place);
                byKey.set(key, merged);
            }
            merged.completions.push(...group.completions);
            groups.delete(group);
        }
        groups.add(merged);
    }
    return [...groups].map(({ places, completions }) => ({ places: [...places.values()], completions }));
}
function placesOf(completion, source) {
    const places = new Map();
    for (const { use } of completion.handles) {
        if (use.kind !== 'escape' || use.escape === 'return')
            continue;
        const place = placeOf(use.to, use.escape === 'collection', source);
        if (place !== undefined && !places.has(place.key))
            places.set(place.key, place);
    }
    // `range.resolve = resolve; pending.push(range)`: what a local holds is kept where the local is put.
    for (const [key, { owner }] of places) {
        const isKeptAround = [...places.values()].some((other) => other.isCollection &&
            typeof owner !== 'string' &&
            isFunction(owner) &&
            owner !== other.owner &&
            isWithin(owner, other.owner));
        if (isKeptAround)
            places.delete(key);
    }
    return places;
}
function isWithin(fn, owner) {
    return typeof owner !== 'string' && isInside(fn, owner);
}
function placeOf(node, isCollection, source, depth = 0) {
    if (node.type === 'PropertyDefinition') {
        const name = propertyName(node);
        const owner = node.parent.parent;
        return name === undefined ? undefined : { key: fieldKey(node, name), name, isCollection, at: node.key, owner };
    }
    const at = unwrap(node);
    if (depth > 4)
        return undefined;
    if (at.type === 'MemberExpression') {
        const name = propertyName(at);
        // `this.pending[id]`: the collection is the place.
        if (name === undefined)
            return placeOf(at.object, true, source, depth + 1);
        const key = placeKey(at, source);
        const owner = ownerOf(at, source);
        return key === undefined || owner === undefined ? undefined : { key, name, isCollection, at, owner };
    }
    if (at.type === 'CallExpression') {
        // `this.waiters.get(id).push(resolve)`
        const callee = unwrap(at.callee);
        return callee.type === 'MemberExpression' && propertyName(callee) === 'get'
            ? placeOf(callee.object, true, source, depth + 1)
            : undefined;
    }
    if (at.type === 'LogicalExpression')
        return placeOf(at.left, isCollection, source, depth + 1);
    if (at.type !== 'Identifier')
        return undefined;
    const variable = source.bindings.variable(at);
    const init = variable && initializer(variable);
    const alias = init && placeOf(init, isCollection, source, depth + 1);
    if (alias !== undefined)
        return alias;
    const key = placeKey(at, source);
    if (key === undefined || variable === undefined)
        return undefined;
    return { key, name: at.name, isCollection, at, owner: variable.scope.block };
}
/** Whose member a member expression is in the end: `this`, or what a variable belongs to. */
function ownerOf(member, source) {
    let at = unwrap(member);
    while (at.type === 'MemberExpression' && thisExpression(at, source.bindings) === undefined)
        at = unwrap(at.object);
    const self = thisExpression(at, source.bindings);
    if (self !== undefined)
        return thisOwner(self);
    return at.type === 'Identifier' ? source.bindings.variable(at)?.scope.block : undefined;
}
