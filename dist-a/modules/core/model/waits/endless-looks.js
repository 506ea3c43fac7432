import { calleeName } from "../../flow/callback-timing.js";
import { enclosingFunction, wrapped } from "../../source/ast.js";
import { bodyOf } from "../function-bodies.js";
import { variableOfFunction } from "../local-functions.js";
import { isBoundedTurn } from "./bounded-loops.js";
import { exitOf } from "./waits-stops.js";
/**
 * Whether a function looks for something and, where it is not there yet, sets a timer to look again. Without a longest time or
 * a number of turns it may do so for ever; one that does more in its turns than to look is at work, and comes to its end.
 */
export function isEndlessLook(fn, source) {
    const variable = variableOfFunction(fn, source);
    const again = variable?.references
        .map(({ identifier }) => wrapped(identifier))
        .find(({ parent }) => parent !== undefined && enclosingFunction(parent) === fn && isTimer(parent));
    return again?.parent !== undefined && isOnlyAfterLook(again.parent, fn) && !isBoundedTurn(fn, source);
}
/** `setTimeout(look, 20)`; what is given more than its time may count by that. */
function isTimer(node) {
    return node.type === 'CallExpression' && calleeName(node) === 'setTimeout' && node.arguments.length <= 2;
}
/** Whether the call runs by the answer to a question, with nothing done beside it. */
function isOnlyAfterLook(call, fn) {
    let asks = false;
    for (let at = call; at.parent && at !== fn; at = at.parent) {
        const { parent } = at;
        if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression')
            asks = true;
        if (parent.type !== 'BlockStatement')
            continue;
        for (const each of parent.body) {
            if (each === at || each.type === 'VariableDeclaration')
                continue;
            if (each.type === 'IfStatement' && exitOf(each.consequent) !== undefined && each.alternate === null)
                asks = true;
            else if (each.type !== 'ReturnStatement')
                return false;
        }
    }
    return asks && bodyOf(fn).awaits.length === 0;
}
