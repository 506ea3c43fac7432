import { calleeName } from "../flow/callback-timing.js";
import { isFunction, isInside, unwrap, wrapped, calledName, } from "../source/ast.js";
import { callsIn } from "../source/calls.js";
import { walk } from "../source/visit.js";
import { ownSites } from "./handle-sites.js";
import { isRunner } from "./intended-waits.js";
import { calledFunction } from "./local-functions.js";
import { isReaction } from "./reactions.js";
/** `work.then(() => resolve(), log)`, `work.then(() => resolve()).catch(log)`: where the work fails, nothing settles. */
export function* swallowedFailures(source) {
    for (const sites of ownSites(source)) {
        // A runner in a race may stay where it is: the others decide.
        if (sites.executor === undefined || isRunner(sites.completion.node, source))
            continue;
        const handler = handlerBeside(sites);
        const fn = handler && unwrap(handler);
        if (isFunction(fn) && isIdle(fn, source))
            yield { completion: sites.completion, site: fn, fn };
    }
}
/** The reaction to a rejection of the one chain whose fulfilment alone settles. */
function handlerBeside({ settles, gives, home }) {
    const nodes = [...settles, ...gives.keys()];
    const chains = new Set(nodes.map((node) => fulfilmentAround(node, home)));
    const [then] = chains;
    if (chains.size !== 1 || then === undefined)
        return undefined;
    const [, beside] = then.arguments;
    if (beside !== undefined)
        return isEnd(then) ? beside : undefined;
    // Who can reject, and has no reaction at all, is told of by another rule.
    if (home.params.length > 1)
        return undefined;
    const next = chainedOn(then);
    return next && isEnd(next) && calledName(next) === 'catch' ? next.arguments[0] : undefined;
}
/** The `then` whose first reaction the node stands in, with nothing but blocks in between. */
function fulfilmentAround(node, home) {
    // A chain that is given what settles.
    if (isReaction(node))
        return calledName(node) === 'then' ? node : undefined;
    for (let at = node; at && at !== home; at = at.parent) {
        if (!isFunction(at) && at !== node)
            continue;
        const { parent } = wrapped(at);
        const isFirst = parent?.type === 'CallExpression' && parent.arguments[0] === at && calledName(parent) === 'then';
        if (isFirst && isInside(parent, home))
            return parent;
        if (isFunction(at))
            return undefined;
    }
    return undefined;
}
function chainedOn(call) {
    const member = wrapped(call).parent;
    const next = member?.type === 'MemberExpression' ? wrapped(member).parent : undefined;
    return next?.type === 'CallExpression' && isReaction(next) ? next : undefined;
}
/** Whether nobody chains on the call, or has what it gives. */
function isEnd(call) {
    return wrapped(call).parent?.type === 'ExpressionStatement';
}
const ends = /^(?:process\.(?:exit|abort|kill)|Deno\.exit|(?:window\.)?location\.\w+)$/u;
/** Whether a reaction comes to its end, and calls nothing of the file that could do more. */
function isIdle(fn, source) {
    if (callsIn(fn.body).some((call) => ends.test(calleeName(call) ?? '') || calledFunction(call, source)))
        return false;
    let isQuiet = true;
    walk(fn.body, (node) => {
        if (/^(?:Throw|Await|Yield|New)(?:Statement|Expression)$/u.test(node.type))
            isQuiet = false;
        return isQuiet;
    });
    return isQuiet;
}
