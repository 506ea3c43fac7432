import { isFunction, isJump } from "../source/ast.js";
/** Whether no run of the code passes both nodes: they stand in branches that exclude each other, or one leaves before the other. */
export function excludeEachOther(a, b) {
    if (a === b)
        return false;
    const above = new Map();
    for (let inner = a, at = a.parent; at; inner = at, at = at.parent)
        above.set(at, inner);
    let inner = b;
    let at = b.parent;
    for (; at && !above.has(at); inner = at, at = at.parent)
        ;
    const other = at && above.get(at);
    if (at === undefined || other === undefined || other === inner)
        return false;
    switch (at.type) {
        case 'IfStatement':
        case 'ConditionalExpression':
            return other !== at.test && inner !== at.test;
        case 'SwitchStatement': {
            const [first, last] = other.range[0] < inner.range[0] ? [a, other] : [b, inner];
            return last.type === 'SwitchCase' && leaves(first, last);
        }
        case 'BlockStatement':
        case 'Program':
        case 'StaticBlock':
        case 'SwitchCase':
            return other.range[0] < inner.range[0] ? leaves(a, other) : leaves(b, inner);
        default:
            return false;
    }
}
/** Whether the code at a node leaves the statement around it for good rather than going on after it. */
export function leaves(node, statement) {
    let found = false;
    for (let at = node; at; at = at === statement ? undefined : at.parent) {
        // What a nested function leaves is that function.
        if (isFunction(at))
            found = false;
        else if (isJump(at))
            found = true;
        else if (at.type === 'BlockStatement')
            found ||= isWayOut(at.body.at(-1));
        else if (at.type === 'SwitchCase')
            found ||= isJump(at.consequent.at(-1));
    }
    return found;
}
/** `break` leaves a loop or `switch`, which may be all that it leaves. */
function isWayOut(last) {
    return last?.type !== 'BreakStatement' && isJump(last);
}
