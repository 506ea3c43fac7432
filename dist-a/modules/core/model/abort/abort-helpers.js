import { isFunction, unwrap } from "../../source/ast.js";
import { callsIn } from "../../source/calls.js";
import { bodyOf } from "../function-bodies.js";
import { usesOfFunction } from "../function-uses.js";
import { turnOf } from "../turns.js";
import { signalKeys, signalOwnership } from "./abort-signals.js";
/**
 * `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason)); }`: a function that listens
 * on behalf of its callers. Each call of it is a registration, of the signal and the function that are given; none for a
 * function that gives something back, by which the caller may take the listener back.
 */
export function registrationsOf(listener, source) {
    const helper = turnOf(listener.node).at(-1);
    if (helper === undefined || helper.async || helper.generator)
        return [];
    if (helper.body.type === 'BlockStatement' ? givesBack(helper) : unwrap(helper.body) !== listener.node)
        return [];
    const signal = parameterOf(listener.signal, helper, source);
    const handler = ranBy(listener.handler, helper, source);
    if (signal === undefined || handler === undefined)
        return [];
    return usesOfFunction(helper, source).flatMap((use) => {
        const [given, run] = use.kind === 'call' ? [use.call.arguments[signal], use.call.arguments[handler]] : [];
        const ownership = given && signalOwnership(given, source);
        if (use.kind !== 'call' || given === undefined || run === undefined || ownership === undefined)
            return [];
        return { ...listener, node: use.call, signal: given, keys: signalKeys(given, source), ownership, handler: run };
    });
}
function givesBack(fn) {
    return bodyOf(fn).returnStatements.some(({ argument }) => argument !== null);
}
/** The parameter that the listener is, or that it calls. */
function ranBy(handler, helper, source) {
    const at = handler && unwrap(handler);
    if (at === undefined)
        return undefined;
    if (!isFunction(at))
        return parameterOf(at, helper, source);
    for (const call of callsIn(at)) {
        const index = parameterOf(call.callee, helper, source);
        if (index !== undefined)
            return index;
    }
    return undefined;
}
function parameterOf(node, fn, source) {
    const at = unwrap(node);
    const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
    const index = definition?.node === fn ? fn.params.findIndex((each) => each === definition.name) : -1;
    return index < 0 ? undefined : index;
}
