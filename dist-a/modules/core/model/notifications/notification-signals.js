import { calleeName } from "../../flow/callback-timing.js";
import { isInside, propertyName, wrapped, lastName, assignmentTo, } from "../../source/ast.js";
/** Calls that take a signal and run nothing of the program's own when it aborts. */
const platform = /(?:^|\.)(?:fetch|addEventListener|removeEventListener)$/u;
/** Calls that give another signal for the ones they get. */
const combining = /(?:^AbortSignal\.any$|signal\w*$)/iu;
/**
 * Whether all that hears of a controller's abort is the platform: the file gives the signal to `fetch` and
 * `addEventListener` alone. Where it gives it to nobody, somebody else does that.
 */
export function isHeardByPlatformOnly(controller, owners, source) {
    const hearers = [];
    const seen = new Set();
    const follow = (node, depth) => {
        if (seen.has(node))
            return;
        seen.add(node);
        const heard = depth > 5 ? 'code' : hearer(node, source, owners);
        if (typeof heard !== 'string')
            for (const next of heard)
                follow(next, depth + 1);
        else if (heard !== 'nobody')
            hearers.push(heard === 'platform');
    };
    for (const member of owners.members('signal'))
        if (lastName(member.object) === controller)
            follow(member, 0);
    for (const member of owners.members(controller)) {
        if (isGiven(member))
            follow(member, 0);
        for (const read of destructured(member, source))
            follow(read, 0);
    }
    return hearers.length > 0 && hearers.every(Boolean);
}
/** Whether the controller itself is given away. */
function isGiven(member) {
    const at = wrapped(member);
    return at.parent?.type === 'CallExpression' && at.parent.callee !== at;
}
/** Where the signal is read that `const { signal } = this.controller` takes, also as the controller is made. */
function destructured(member, source) {
    let at = wrapped(member);
    if (at.parent?.type === 'AssignmentExpression')
        at = wrapped(at.parent);
    const { parent } = at;
    if (parent?.type !== 'VariableDeclarator' || parent.id.type !== 'ObjectPattern')
        return [];
    const signal = parent.id.properties.find((each) => each.type === 'Property' && propertyName(each) === 'signal');
    const variables = source.bindings
        .declared(parent)
        .filter((variable) => signal && isInside(variable.identifiers[0] ?? parent, signal));
    return variables.flatMap(reads);
}
function reads(variable) {
    return variable.references.filter((each) => each.isRead()).map((each) => each.identifier);
}
/** Who hears of the signal here, or the expressions that carry it on. */
function hearer(node, source, owners) {
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
        case 'MemberExpression':
            return parent.object === at && /^(?:aborted|throwIfAborted|reason)$/u.test(propertyName(parent) ?? '')
                ? 'nobody'
                : 'code';
        case 'VariableDeclarator':
            return source.bindings.declared(parent).flatMap(reads);
        case 'AssignmentExpression': {
            const name = parent.left.type === 'MemberExpression' ? propertyName(parent.left) : undefined;
            return parent.right === at && name !== undefined
                ? owners.members(name).filter((member) => assignmentTo(member) === undefined)
                : 'code';
        }
        case 'Property':
            return [parent.parent];
        case 'ArrayExpression':
        case 'LogicalExpression':
        case 'ConditionalExpression':
            return [parent];
        case 'CallExpression': {
            const name = calleeName(parent) ?? '';
            if (parent.callee === at)
                return 'code';
            if (platform.test(name))
                return 'platform';
            return combining.test(name) ? [parent] : 'code';
        }
        default:
            return 'code';
    }
}
