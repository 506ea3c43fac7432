import { calledName, dottedName, enclosingFunction, isInside, unwrap, wrapped, } from "../../source/ast.js";
import { addTo } from "../../source/multimap.js";
import { initializer } from "../../source/scopes.js";
import { textsWith } from "../../source/texts-with.js";
import { leaves } from "../turns.js";
/** Texts that can hold a deadline which is cleared after a wait. */
export const mayHoldDeadline = textsWith(['cleartimeout'], /\bclearTimeout\b/u);
/** What ends a wait; a process that is to be killed should be so all the more when the wait for it fails. */
const ending = /\.\s*(?:abort|cancel)\b/u;
/** Waits that do not fail. */
const settling = /(?:^|\.)(?:allSettled|sleep|delay|wait|setTimeout|setImmediate|nextTick)$/u;
/** The deadlines of a file that outlive a wait which fails, in the order of the text. */
export function* forgottenDeadlines(source) {
    const clears = new Map();
    for (const name of source.mentions.identifiers('clearTimeout')) {
        const call = name.parent;
        const [timer] = call.type === 'CallExpression' && call.callee === name ? call.arguments : [];
        const variable = timer?.type === 'Identifier' ? source.bindings.variable(timer) : undefined;
        if (variable === undefined || call.type !== 'CallExpression')
            continue;
        addTo(clears, variable, call);
    }
    for (const [variable, calls] of clears) {
        const timer = timerOf(variable, source);
        const fn = timer && enclosingFunction(timer);
        // Other uses of the id, and other functions that clear it, may do so when the wait fails.
        if (timer === undefined || fn?.async !== true || calls.some((call) => enclosingFunction(call) !== fn))
            continue;
        if (variable.references.filter((each) => each.isRead()).length !== calls.length)
            continue;
        const wait = failingWait(timer, calls, fn, source);
        if (wait !== undefined)
            yield { timer, wait };
    }
}
/** The only timer that a variable is given: one that ends the work of others when it fires. */
function timerOf(variable, source) {
    const values = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [unwrap(writeExpr)] : []));
    const [timer] = values;
    if (values.length !== 1 || timer?.type !== 'CallExpression')
        return undefined;
    if (!/^(?:(?:window|globalThis|self)\.)?setTimeout$/u.test(dottedName(timer.callee) ?? ''))
        return undefined;
    const [callback] = timer.arguments;
    return callback && ending.test(source.text.slice(...callback.range)) ? timer : undefined;
}
/** The first wait between the timer and the call that clears it whose failure gets past all that do. */
function failingWait(timer, clears, fn, source) {
    const last = Math.max(...clears.map(({ range }) => range[0]));
    for (const node of source.mentions.inside('await', { ...fn.body, range: [timer.range[1], last] })) {
        if (node.type !== 'AwaitExpression' || enclosingFunction(node) !== fn || node.range[1] > last)
            continue;
        // Where it has been cleared already on the way there, nothing is left to clear.
        const block = blockOf(timer);
        if (!isInside(node, block) || clears.some((call) => call.range[1] < node.range[0]))
            continue;
        if (mayFail(node.argument, source) && !isClearedOnFailure(node, clears, fn))
            return node;
    }
    return undefined;
}
function mayFail(awaited, source) {
    const at = unwrap(awaited);
    if (at.type === 'Identifier') {
        const variable = source.bindings.variable(at);
        const init = variable && initializer(variable);
        return init !== undefined && unwrap(init).type === 'CallExpression';
    }
    if (at.type !== 'CallExpression' || settling.test(dottedName(at.callee) ?? ''))
        return false;
    if (calledName(at) === 'catch')
        return false;
    return !(calledName(at) === 'then' && at.arguments.length > 1);
}
/** Whether a `catch` or `finally` around a wait clears the timer, or leads to code that does. */
function isClearedOnFailure(wait, clears, fn) {
    for (let at = wait; at !== fn && at.parent; at = at.parent) {
        const { parent } = at;
        if (parent.type !== 'TryStatement' || parent.block !== at)
            continue;
        const { handler, finalizer } = parent;
        if (clears.some((call) => [finalizer, handler].some((part) => part !== null && isInside(call, part))))
            return true;
        const goesOn = handler !== null && !leaves(handler.body);
        if (goesOn && clears.some((call) => call.range[0] > parent.range[1]))
            return true;
    }
    return false;
}
function blockOf(node) {
    let at = wrapped(node);
    while (at.parent && at.type !== 'BlockStatement')
        at = at.parent;
    return at;
}
