import { calleeName } from "../../flow/callback-timing.js";
import { enclosingFunction, isFunction, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { initializer } from "../../source/scopes.js";
import { abortsOf } from "../controller-aborts.js";
import { excludeEachOther } from "../exclusion.js";
import { memberReads } from "./signals-places.js";
/** The replaced signals of a file, in the order of the text. */
export function* replacedSignals(source, model) {
    for (const member of source.mentions.members('signal')) {
        const { parent } = wrapped(member);
        if (parent?.type !== 'AssignmentExpression' || unwrap(parent.left) !== member || parent.operator !== '=')
            continue;
        if (!isDeadline(parent.right, source))
            continue;
        const earlier = earlierSignal(member, parent, source, model);
        if (earlier && !isHeeded(earlier, source))
            yield { node: parent, deadline: parent.right, earlier };
    }
}
/** The foreign signal that the same object has been given before, on the way to the assignment. */
function earlierSignal(member, assignment, source, model) {
    const object = member.type === 'MemberExpression' ? unwrap(member.object) : undefined;
    const variable = object?.type === 'Identifier' ? source.bindings.variable(object) : undefined;
    const home = enclosingFunction(assignment);
    if (variable === undefined || home === undefined)
        return undefined;
    const init = initializer(variable);
    const made = init && unwrap(init);
    const first = made?.type === 'ObjectExpression' ? made.properties : [];
    const given = first.find((each) => each.type === 'Property' && propertyName(each) === 'signal');
    if (made && given?.type === 'Property' && enclosingFunction(made) === home)
        return model.ownership(given.value) === 'foreign' ? given.value : undefined;
    for (const { identifier } of variable.references) {
        const at = wrapped(identifier).parent;
        const write = at && wrapped(at).parent;
        if (at?.type !== 'MemberExpression' || propertyName(at) !== 'signal')
            continue;
        if (write?.type !== 'AssignmentExpression' || unwrap(write.left) !== at || write === assignment)
            continue;
        if (write.range[1] > assignment.range[0] || enclosingFunction(write) !== home)
            continue;
        if (model.ownership(write.right) === 'foreign' && !excludeEachOther(write, assignment))
            return write.right;
    }
    return undefined;
}
/** `AbortSignal.timeout(ms)`, or the signal of a controller that nothing but a timer aborts. */
function isDeadline(value, source) {
    const at = unwrap(value);
    if (at.type === 'CallExpression')
        return calleeName(at) === 'AbortSignal.timeout';
    const aborts = at.type === 'MemberExpression' ? abortsOf(at, source) : undefined;
    return aborts !== undefined && aborts.length > 0 && aborts.every(isTimed);
}
function isTimed(abort) {
    const fn = enclosingFunction(abort);
    const to = fn && wrapped(fn).parent;
    return to?.type === 'CallExpression' && isTimeout(to);
}
function isTimeout(call) {
    return /(?:^|\.)setTimeout$/u.test(calleeName(call) ?? '');
}
/** Whether the code looks after the caller's signal by hand: listens to it, asks it, or gives it on elsewhere. */
function isHeeded(signal, source) {
    const at = unwrap(signal);
    const home = at.type === 'MemberExpression' ? unwrap(at.object) : at;
    const variable = home.type === 'Identifier' ? source.bindings.variable(home) : undefined;
    if (variable === undefined)
        return true;
    const reads = at.type === 'MemberExpression'
        ? (memberReads(variable).get(propertyName(at) ?? '') ?? [])
        : variable.references.filter((each) => each.isRead()).map(({ identifier }) => identifier);
    return reads.some((read) => unwrap(read) !== at && !isTest(read));
}
/** `if (options.signal) …`, `options.signal && …` */
function isTest(read) {
    const at = wrapped(read);
    const { parent } = at;
    if (isFunction(parent))
        return false;
    if (parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression')
        return parent.test === at;
    return parent?.type === 'LogicalExpression' && parent.left === at;
}
