import { dottedName, enclosingFunction, isFunction, isInside, isLoop, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { someNode } from "../source/visit.js";
import { Barriers } from "./barriers.js";
import { ownSites } from "./handle-sites.js";
/**
 * Barriers that stand in the callbacks of a loop alone: `for (const job of jobs) job(() => { if (--left === 0) resolve(); })`.
 * With an empty list no callback runs, and the promise stays pending. Whoever asks for the size of the list besides has thought
 * of that.
 */
export function* emptyBarriers(source) {
    const barriers = new Barriers(source.bindings);
    for (const { completion, executor, settles, gives } of ownSites(source)) {
        const isKept = completion.handles.some(({ use, through }) => through === undefined && (use.kind === 'escape' || use.kind === 'other'));
        if (executor === undefined || isKept)
            continue;
        const fulfilments = [...settles].filter((call) => useAt(call, completion)?.role !== 'reject');
        const [first] = fulfilments;
        if (first === undefined || [...gives.keys()].some((node) => mayFulfil(useAt(node, completion))))
            continue;
        const loop = loopAround(first, executor);
        if (loop === undefined || !fulfilments.every((call) => isInside(call, loop.body) && barriers.holds(call)))
            continue;
        if (!fulfilments.every((call) => countsList(call, loop, source)))
            continue;
        if (mayBeEmpty(loop.list, executor, loop.body, source))
            yield { completion, site: loop.body, fn: executor };
    }
}
function useAt(node, { handles }) {
    for (const { use, through } of handles) {
        if (through !== undefined || !('role' in use))
            continue;
        if ((use.kind === 'settle' ? use.call : unwrap(use.node)) === unwrap(node))
            return use;
    }
    return undefined;
}
/** Whether a handle that is given away can fulfil; what gives none away is a test or a function around a settlement. */
function mayFulfil(use) {
    return use !== undefined && use.role !== 'reject';
}
/** The loop of the executor itself, over a list, in one of whose callbacks a node stands. */
function loopAround(node, executor) {
    for (let at = node.parent; at && at !== executor; at = at.parent) {
        if (isFunction(at)) {
            const list = listGoneThrough(at);
            if (list !== undefined && enclosingFunction(at) === executor && enclosingFunction(node) !== at)
                return { list, body: at };
        }
        else if (isLoop(at) && enclosingFunction(at) === executor && enclosingFunction(node) !== executor) {
            if (at.type === 'ForOfStatement' && !at.await)
                return { list: at.right, body: at };
            return undefined;
        }
    }
    return undefined;
}
/** `list.forEach((each) => …)`, `list.map((each) => …)` */
function listGoneThrough(fn) {
    const call = wrapped(fn).parent;
    const callee = call?.type === 'CallExpression' && call.arguments[0] === wrapped(fn) ? unwrap(call.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || !/^(?:forEach|map)$/u.test(propertyName(callee) ?? ''))
        return undefined;
    return callee.object;
}
/** Whether a test around a settlement has to do with the length of the list, itself or by a variable that begins with it. */
function countsList(call, { list, body }, source) {
    const name = dottedName(list);
    const isLength = (node) => node.type === 'MemberExpression' &&
        /^(?:length|size)$/u.test(propertyName(node) ?? '') &&
        dottedName(node.object) === name;
    const isOfLength = (node) => {
        if (isLength(node))
            return true;
        const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
        const init = variable && initializer(variable);
        return init !== undefined && someNode(init, isLength);
    };
    for (let at = call.parent; at && at !== body; at = at.parent) {
        const test = at.type === 'IfStatement' || at.type === 'ConditionalExpression' ? at.test : undefined;
        if (test && someNode(test, isOfLength))
            return true;
        if (at.type === 'LogicalExpression' && someNode(at.left, isOfLength))
            return true;
    }
    return false;
}
/** Whether a list is given from outside, and nobody asks how long it is but the barrier and its count. */
function mayBeEmpty(list, executor, loop, source) {
    const name = dottedName(list);
    const root = unwrap(list);
    if (name === undefined || root.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(root);
    const home = enclosingFunction(executor);
    if (variable?.defs[0]?.type !== 'Parameter' || home === undefined || variable.defs[0].node !== home)
        return false;
    return !someNode(home.body, (at) => {
        if (isInside(at, loop) || at.type !== 'Identifier' || source.bindings.variable(at) !== variable)
            return false;
        // `let left = jobs.length;` counts, and asks nothing.
        for (let use = at, around = at.parent; around && use !== home; use = around, around = around.parent) {
            if (around.type === 'IfStatement' || around.type === 'ConditionalExpression')
                return around.test === use;
            if (around.type === 'LogicalExpression' || around.type === 'WhileStatement')
                return true;
        }
        return false;
    });
}
