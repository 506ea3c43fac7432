import { timingOf } from "../../flow/callback-timing.js";
import { enclosingFunction, isNothing, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { isExecutor } from "../turns.js";
import { parameterOf } from "../callbacks/inner-functions.js";
/** Whether all that a callback's place is ever given are resolvers of promises, whose reactions run in a later turn. */
export function isHeardByResolvers({ kind, site }, source) {
    const callee = kind === 'callback' && site.type === 'CallExpression' ? unwrap(site.callee) : undefined;
    const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (name === undefined)
        return false;
    let isGiven = false;
    for (const member of source.mentions.members(name)) {
        const at = wrapped(member);
        const { parent } = at;
        if (parent?.type !== 'AssignmentExpression' || parent.left !== at || isNothing(parent.right))
            continue;
        if (!isResolver(parent.right, source))
            return false;
        isGiven = true;
    }
    return isGiven;
}
function isResolver(value, source) {
    const given = parameterOf(value, source);
    return given !== undefined && isExecutor(given.node);
}
/**
 * Whether a local, and what has changed of it, is known to nobody but listeners of other emitters: what is told here runs none of
 * them. `response.once('close', () => { if (!told) { state.emit('ready'); told = true; } })`
 */
export function isOfOtherListeners({ told, change }, source) {
    const target = unwrap(change.target);
    const variable = target.type === 'Identifier' ? source.bindings.variable(target) : undefined;
    const [declared] = variable?.identifiers ?? [];
    const teller = told.kind === 'event' && told.site.type === 'CallExpression' ? emitterOf(told.site, source) : undefined;
    if (teller === undefined || !declared || enclosingFunction(declared) === undefined)
        return false;
    const emitters = variable && emittersAround(variable, source);
    return emitters !== undefined && !emitters.has(teller);
}
const around = new WeakMap();
/** The emitters in whose listeners alone the file goes by a variable, as they are written; undefined where others do. */
function emittersAround(variable, source) {
    if (!around.has(variable))
        around.set(variable, findEmitters(variable, source));
    return around.get(variable);
}
function findEmitters({ references }, source) {
    const emitters = new Set();
    for (const { identifier, init } of references) {
        if (init === true)
            continue;
        const fn = enclosingFunction(identifier);
        const call = fn && wrapped(fn).parent;
        const isListener = call?.type === 'CallExpression' && timingOf(call) === 'event';
        const emitter = isListener ? emitterOf(call, source) : undefined;
        if (emitter === undefined)
            return undefined;
        emitters.add(emitter);
    }
    return emitters;
}
/** What a method is called on, as it is written. */
function emitterOf({ callee }, source) {
    const at = unwrap(callee);
    return at.type === 'MemberExpression' ? source.text.slice(...unwrap(at.object).range) : undefined;
}
/** Whether the same listeners, or others of the object, are told of the change next: `this.emit('close'); this.override = undefined; this.emit('reconnecting');` */
export function isFollowedByLike(site, told, source) {
    const statement = site.parent?.type === 'ExpressionStatement' ? site.parent : undefined;
    const block = statement?.parent;
    if (told.type !== 'CallExpression' || block?.type !== 'BlockStatement')
        return false;
    const next = block.body[block.body.findIndex((each) => each === statement) + 1];
    const call = next?.type === 'ExpressionStatement' ? unwrap(next.expression) : undefined;
    return (call?.type === 'CallExpression' &&
        source.text.slice(...call.callee.range) === source.text.slice(...told.callee.range));
}
