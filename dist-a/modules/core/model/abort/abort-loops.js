import { enclosingFunction, isFunction, isInside, isLoop, unwrap, } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
import { isSameSignal, signalKeys } from "./abort-signals.js";
/**
 * Whether a function goes on until the abort itself: it ends in a loop that nothing but the signal leaves. Then the listener
 * has no work to outlive.
 */
export function goesOnUntilAbort(listener, fn, source) {
    const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : undefined;
    if (last === undefined || isInside(listener.node, last))
        return false;
    if (last.type !== 'ForStatement' && last.type !== 'WhileStatement' && last.type !== 'DoWhileStatement')
        return false;
    const asks = source.mentions
        .members('aborted')
        .filter((each) => isInside(each, last) && isSameSignal(signalKeys(each.object, source), listener.keys));
    const test = last.test && unwrap(last.test);
    const isTested = test?.type === 'UnaryExpression' && test.operator === '!' && asks.some((each) => each === unwrap(test.argument));
    const isEndless = asks.length > 0 && (!test || (test.type === 'Literal' && test.value === true));
    return (isTested || isEndless) && exitsOf(last).every((exit) => asks.some((each) => isTestOf(each, exit, last)));
}
/** The statements by which code leaves the loop. */
function exitsOf(loop) {
    const exits = [];
    walk(loop, (node) => {
        if (node.type === 'ReturnStatement' || (node.type === 'BreakStatement' && loopOf(node) === loop))
            exits.push(node);
        return !isFunction(node);
    });
    return exits;
}
function loopOf(node) {
    let at = node.parent;
    while (at && !isLoop(at) && at.type !== 'SwitchStatement')
        at = at.parent;
    return at;
}
/** Whether a question decides about an exit: `if (signal.aborted) break;` */
function isTestOf(question, exit, loop) {
    for (let at = exit; at && at !== loop; at = at.parent) {
        const { parent } = at;
        if (parent?.type === 'IfStatement' && parent.consequent === at && isInside(question, parent.test))
            return enclosingFunction(question) === enclosingFunction(exit);
    }
    return false;
}
