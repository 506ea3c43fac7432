import { assignmentTo, calledName, enclosingFunction, isInside, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { iterationOf } from "../source/iterations.js";
import { isConstant, takenFrom } from "../source/scopes.js";
// Handles that a map gives for a key, and keeps unless code takes them out.
/** Whether a settlement has its handle from a map that keeps it: `pending.get(id)?.setResult(value)`. */
export function isKeptInMap(handle, source) {
    const map = lookedUpIn(handle, source);
    return map !== undefined && keepsEntries(map, source);
}
/** Whether a settlement has its handle from a map out of which only those who look an entry up take it: nobody else has, when it settles. */
export function isLeftInMap(handle, source) {
    const map = lookedUpIn(handle, source);
    if (map === undefined)
        return false;
    const uses = usesOf(map, source);
    if (uses === undefined)
        return false;
    const lookers = new Set();
    for (const use of uses)
        if (methodOf(use) === 'get')
            lookers.add(enclosingFunction(use));
    const { node } = handle.completion;
    return uses.every((use) => {
        if (isLookedAt(use))
            return true;
        const home = enclosingFunction(use);
        return methodOf(use) === 'delete' && home !== undefined && lookers.has(home) && home !== enclosingFunction(node);
    });
}
/** Whether code names the map that a settlement has its handle from. */
export function namesMapOf(handle, region, source) {
    const map = lookedUpIn(handle, source);
    return map !== undefined && usesOf(map, source)?.some((use) => isInside(use, region)) === true;
}
/**
 * What settles the entries of a map one by one, by their keys, and leaves them there, where the settlement comes upon
 * them as it goes through all: `for (const [, call] of calls) call.setException(error); calls.clear();`.
 */
export function settledInMapBefore(handle, source) {
    const map = sweptIn(handle, source);
    const uses = map && usesOf(map, source);
    const home = map && enclosingFunction(map);
    if (uses === undefined || home === undefined)
        return undefined;
    const isKept = uses.every((use) => isLookedAt(use) || isGoneThrough(use) || (methodOf(use) === 'clear' && isInside(use, home)));
    if (!isKept)
        return undefined;
    return handle.completion.handles.find((each) => {
        const place = lookedUpIn(each, source);
        return place !== undefined && uses.includes(place) && !isInside(place, home);
    })?.use.node;
}
/** The map that the code around a settlement goes through, entry by entry. */
function sweptIn({ use }, source) {
    const callee = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
    const object = callee?.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    const iteration = object?.type === 'Identifier' ? iterationOf(source.bindings.variable(object)?.defs[0]) : undefined;
    const list = iteration && unwrap(iteration.list);
    const method = list?.type === 'CallExpression' ? unwrap(list.callee) : undefined;
    if (method?.type !== 'MemberExpression')
        return list;
    return /^(?:values|entries)$/u.test(propertyName(method) ?? '') ? unwrap(method.object) : undefined;
}
/** The map that gives what is settled: the handle itself, or an entry that it is a member of. */
function lookedUpIn({ use }, source) {
    let at = use.kind === 'settle' ? unwrap(use.call.callee) : undefined;
    if (at?.type === 'MemberExpression')
        at = unwrap(at.object);
    for (let depth = 0; at !== undefined && depth < maxDepth; depth++) {
        if (at.type === 'CallExpression')
            return calledName(at) === 'get' ? receiverOf(at) : undefined;
        at = at.type === 'Identifier' ? valueOf(at, source) : isFixedMember(at, source) ? unwrap(at.object) : undefined;
    }
    return undefined;
}
/** So many names and members lie between an entry and its handle at most. */
const maxDepth = 4;
function receiverOf({ callee, arguments: args }) {
    const method = unwrap(callee);
    return method.type === 'MemberExpression' && args.length === 1 ? unwrap(method.object) : undefined;
}
/** What a name stands for, or is taken out of: `const { source } = entry`. */
function valueOf(name, source) {
    const variable = source.bindings.variable(name);
    const from = variable && takenFrom(variable);
    if (from?.type !== 'Property')
        return from && unwrap(from);
    if (isRefilled(propertyName(from), source))
        return undefined;
    const { parent } = from.parent;
    return parent.type === 'VariableDeclarator' && parent.init ? unwrap(parent.init) : undefined;
}
/** A member that no code gives another value. */
function isFixedMember(at, source) {
    return at.type === 'MemberExpression' && !isRefilled(propertyName(at), source);
}
function isRefilled(name, source) {
    return name === undefined || source.mentions.members(name).some((member) => assignmentTo(member) !== undefined);
}
/** Whether all that the file does with a map is to put entries in and to look at them. */
function keepsEntries(map, source) {
    return usesOf(map, source)?.every(isLookedAt) === true;
}
/** Where the file names a map, but for its declaration; undefined where it may be another one each time. */
function usesOf(map, source) {
    if (map.type === 'Identifier') {
        const variable = source.bindings.variable(map);
        if (variable === undefined || !isConstant(variable) || variable.defs[0]?.type !== 'Variable')
            return undefined;
        return variable.references.filter((each) => each.init !== true).map(({ identifier }) => identifier);
    }
    const name = map.type === 'MemberExpression' ? propertyName(map) : undefined;
    return name === undefined ? undefined : source.mentions.members(name);
}
function methodOf(map) {
    const { parent } = wrapped(map);
    return parent?.type === 'MemberExpression' && parent.object === wrapped(map) ? propertyName(parent) : undefined;
}
function isGoneThrough(map) {
    const at = wrapped(map);
    return at.parent?.type === 'ForOfStatement' && at.parent.right === at;
}
function isLookedAt(map) {
    return /^(?:get|set|has|size|keys|values|entries|forEach)$/u.test(methodOf(map) ?? '');
}
