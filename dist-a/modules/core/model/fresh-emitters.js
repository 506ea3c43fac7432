import { calledName, isFunction, rootOf, unwrap, wrapped } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { registrationAt } from "./registrations.js";
import { makesRequest } from "./request-calls.js";
/** Functions that begin something new each time. */
const making = /^(?:create(?:[A-Z]\w*)?|spawn|fork|exec(?:File)?)$/u;
/**
 * Where the emitter that calls a listener is made: the `new` or call that its variable holds, or the callback that it is
 * given to. What has happened before that is no race with its events. Undefined for one that may have been there before.
 */
export function makingOfEmitter(listener, source) {
    const by = registrationAt(listener, source);
    if (by?.receiver === undefined || (by.kind !== 'listener' && by.kind !== 'property'))
        return undefined;
    const root = rootOf(by.receiver);
    if (root.type !== 'Identifier')
        return makesNew(root, source) ? root : undefined;
    const variable = source.bindings.variable(root);
    const [definition] = variable?.defs ?? [];
    if (variable === undefined || definition === undefined)
        return undefined;
    if (definition.type === 'Parameter') {
        const fn = definition.node;
        const { parent } = wrapped(fn);
        return isFunction(fn) && parent?.type === 'CallExpression' && unwrap(parent.callee) !== fn ? fn : undefined;
    }
    const made = initializer(variable);
    return made !== undefined && makesNew(unwrap(made), source) ? made : undefined;
}
/** Whether a call or `new` begins something that was not there before. */
export function makesNew(node, source) {
    if (node.type === 'NewExpression')
        return true;
    return (node.type === 'CallExpression' && (making.test(calledName(node) ?? '') || makesRequest(unwrap(node.callee), source)));
}
