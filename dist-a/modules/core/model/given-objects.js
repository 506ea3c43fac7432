import { dottedName, enclosingFunction, functionName, propertyName, unwrap, } from "../source/ast.js";
import { callsOfItsOwn } from "../source/calls.js";
import { keepsArgument } from "./collections.js";
// A function that is put into an object goes with it: `response.done = resolve; handle(request, response)` gives what
// `handle(request, { done: resolve })` gives, a callback of the call.
/** Members by which an object says that it is a deferred: who has it is meant to settle. */
const completing = /resol|reject|settle|fulfil|complet/iu;
/**
 * Whether the member that keeps a function is given to a call behind, by itself or with its object, in the code that fills it:
 * other code calls it then. Not where a collection keeps the object, nor where this file calls what it has put there.
 */
export function isGivenWithObject(place, through, source) {
    const at = unwrap(place);
    const fn = enclosingFunction(at);
    const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
    const path = dottedName(at);
    if (at.type !== 'MemberExpression' || fn === undefined || name === undefined || path === undefined)
        return false;
    const own = through && functionName(through);
    if (completing.test(name) || (own !== undefined && completing.test(own)))
        return false;
    const given = givenIn(fn);
    const isGiven = [path, dottedName(at.object)].some((each) => {
        const last = each === undefined || each === 'this' ? undefined : given.get(each);
        return last !== undefined && last > at.range[1];
    });
    if (!isGiven)
        return false;
    const inner = own === undefined ? [] : [...calledMembers(own, source)].filter((each) => each.startsWith(`${path}.`));
    return inner.length === 0 && !calledMembers(name, source).has(path);
}
const givenOf = new WeakMap();
/** The places whose values a function gives to calls, with where the last of these begins; none that a collection keeps. */
function givenIn(fn) {
    const known = givenOf.get(fn);
    if (known !== undefined)
        return known;
    const given = new Map();
    const kept = new Set();
    for (const call of callsOfItsOwn(fn)) {
        for (const argument of call.arguments) {
            const path = dottedName(argument);
            if (path === undefined)
                continue;
            if (keepsArgument(call, argument))
                kept.add(path);
            else
                given.set(path, Math.max(call.range[0], given.get(path) ?? 0));
        }
    }
    for (const path of kept)
        given.delete(path);
    givenOf.set(fn, given);
    return given;
}
const calledOf = new WeakMap();
/** The members of that name that the file calls, by what they are written as. */
function calledMembers(name, source) {
    const all = calledOf.get(source.ast) ?? new Map();
    calledOf.set(source.ast, all);
    let called = all.get(name);
    if (called === undefined) {
        const callees = source.mentions
            .members(name)
            .filter((member) => member.parent.type === 'CallExpression' && member.parent.callee === member);
        called = new Set(callees.flatMap((member) => dottedName(member) ?? []));
        all.set(name, called);
    }
    return called;
}
