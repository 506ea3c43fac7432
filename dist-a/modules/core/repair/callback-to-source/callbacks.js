import { registrationAt } from "../../model/registrations.js";
import { enclosingFunction, isFunction, isInside, unwrap, wrapped, } from "../../source/ast.js";
import { settlerReferences } from "../promise-site.js";
/** The function around a settlement where it is given to a call as its callback; undefined elsewhere. */
export function handingAround(node, { executor }, source) {
    const fn = enclosingFunction(node);
    if (fn === undefined || fn === executor || !isInside(fn, executor))
        return undefined;
    const kind = fn.type === 'FunctionDeclaration' ? undefined : registrationAt(fn, source)?.kind;
    if (fn.type === 'FunctionDeclaration' || (kind !== 'callback' && kind !== 'subscription'))
        return undefined;
    const call = wrapped(fn).parent;
    return call?.type === 'CallExpression' || call?.type === 'NewExpression' ? { fn, call } : undefined;
}
/**
 * Whether a promise is one over a callback in Node's manner: some function inside the executor is given to a call and
 * rejects, and its first parameter is an error by its name, or is what it rejects with.
 */
export function hasNodeCallback(site, source) {
    return (site.reject?.references ?? []).some(({ identifier }) => {
        const handing = handingAround(identifier, site, source);
        const [first] = handing?.fn.params ?? [];
        if (first?.type !== 'Identifier')
            return false;
        if (!/^_*(?:e|er|err|error|ex|failure)\d*$|(?:Err|Error)$/u.test(first.name))
            return false;
        // `fail(error)` in a callback of failures alone: that function has no result to give.
        return !isOnlyFailure(handing?.fn, site);
    });
}
/** Whether a function does nothing but reject, as the second of two callbacks does. */
function isOnlyFailure(fn, site) {
    if (fn === undefined)
        return false;
    const inside = settlerReferences(site).filter(({ identifier }) => isInside(identifier, fn));
    return inside.every(({ resolved }) => resolved === site.reject) && fn.params.length === 1 && !isTested(fn);
}
function isTested(fn) {
    return fn.body.type === 'BlockStatement' && fn.body.body.some(({ type }) => type === 'IfStatement');
}
/** The call as a statement of the executor, or its body: all that an executor over one callback holds. */
export function onlyCall({ executor }) {
    const { body } = executor;
    if (body.type !== 'BlockStatement')
        return body.type === 'CallExpression' ? body : undefined;
    const [only, ...others] = body.body;
    if (others.length > 0)
        return undefined;
    const expression = only?.type === 'ExpressionStatement' ? only.expression : only?.type === 'ReturnStatement' ? only.argument : null;
    const call = expression && unwrap(expression);
    return call?.type === 'CallExpression' && !isFunction(call) ? call : undefined;
}
