import { isFunction, isInside, isNothing, unwrap } from "../../source/ast.js";
import { leaves } from "../turns.js";
/**
 * `if (timer === undefined) return;` before the removal in a clean-up, where the timer is only set on some condition: the
 * clean-up leaves too early when there is a listener and no timer. A flag that the clean-up itself sets says that it has run.
 */
export function asksForOther(removal, cleanUp, listener, source) {
    if (cleanUp.body.type !== 'BlockStatement')
        return false;
    return cleanUp.body.body.some((statement) => {
        if (statement.type !== 'IfStatement' || statement.alternate !== null || !leaves(statement.consequent))
            return false;
        if (statement.range[1] > removal.range[0])
            return false;
        const asked = absent(statement.test);
        const variable = asked?.type === 'Identifier' ? source.bindings.variable(asked) : undefined;
        return variable !== undefined && isSetOnCondition(variable, cleanUp, listener);
    });
}
/** `timer` in `!timer`, `timer === undefined` and `timer == null`. */
function absent(test) {
    const at = unwrap(test);
    if (at.type === 'UnaryExpression')
        return at.operator === '!' ? unwrap(at.argument) : undefined;
    if (at.type !== 'BinaryExpression' || !/^===?$/u.test(at.operator))
        return undefined;
    return isNothing(at.right) ? unwrap(at.left) : undefined;
}
/** Whether a variable that begins as nothing is given a value only where the registration is not. */
function isSetOnCondition({ references, defs }, cleanUp, { node }) {
    if (defs[0]?.type !== 'Variable')
        return false;
    const values = references.filter((each) => each.isWrite() && !(each.writeExpr && isNothing(each.writeExpr)));
    if (references.some((each) => each.isWrite() && isInside(each.identifier, cleanUp)))
        return false;
    return values.length > 0 && values.every(({ identifier, writeExpr }) => writeExpr && isOnCondition(identifier, node));
}
/** Whether a branch around a node, in the function of the registration, does not hold the registration. */
function isOnCondition(node, registration) {
    let inner = node;
    for (let at = node.parent; at && !isFunction(at); inner = at, at = at.parent) {
        if (at.type === 'IfStatement' && at.test !== inner && at.alternate === null)
            return !isInside(registration, at) && isInside(registration, at.parent);
    }
    return false;
}
