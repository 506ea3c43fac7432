import { dottedName, isFunction, propertyName, unwrap, wrapped } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
import { isOnlyWritten } from "../notifications/notification-owners.js";
import { isForItself, isInTest } from "../test-code.js";
/**
 * Whether a test looks at an object of the code under test, or at a spy in it: that code tells nobody, and the test
 * cannot make it. What the test itself keeps, and its own callbacks change, could complete a promise instead.
 */
export function isOfTestedCode({ node, subject, writer }, source) {
    if (writer !== undefined || !(isForItself(source) || isInTest(node, source)))
        return false;
    let isOwn = false;
    walk(subject, (at) => {
        if (at.type === 'Identifier')
            isOwn ||= isMadeHere(at, source);
        else if (at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression')
            isOwn ||= isChangedHere(propertyName(at), source);
        return !isOwn;
    });
    return !isOwn;
}
/** Whether a variable only ever has values that are written where it gets them: literals, lists, maps, doubles. */
function isMadeHere(name, source) {
    const variable = source.bindings.variable(name);
    if (variable?.defs[0]?.type !== 'Variable' || isObjectIn(name))
        return false;
    const values = variable.references.flatMap(({ writeExpr }) => (writeExpr ? [unwrap(writeExpr)] : []));
    return (values.length > 0 &&
        values.every((value) => /^(?:Literal|ArrayExpression|ObjectExpression|UnaryExpression)$/u.test(value.type) ||
            (value.type === 'NewExpression' &&
                value.callee.type === 'Identifier' &&
                /^(?:Map|Set)$/u.test(value.callee.name)) ||
            isDouble(value)));
}
/** What test libraries make a function with that tells of its calls. */
const doubles = /^(?:mock|fn|spy|stub|fake|(?:vi|jest|mock|t\.mock)\.fn|sinon\.(?:spy|stub|fake))$/u;
/** `mock(() => {})`, `vi.fn()`: what it does when it is called, the test says; `spy(server, 'close')` is of the code under test. */
function isDouble(value) {
    return (value.type === 'CallExpression' &&
        doubles.test(dottedName(value.callee) ?? '') &&
        value.arguments.every((each) => isFunction(unwrap(each))));
}
/** `spies[0].called`: a list of objects that others made. */
function isObjectIn(list) {
    const at = wrapped(list);
    const { parent } = at;
    return parent?.type === 'MemberExpression' && parent.computed && wrapped(parent).parent?.type === 'MemberExpression';
}
/** Whether the file gives a field of `this` a value, or changes what it holds. */
function isChangedHere(name, source) {
    return name !== undefined && source.mentions.members(name).some((member) => isOnlyWritten(wrapped(member)));
}
