import { dottedName, enclosingFunction, isInside, lastName, propertyName, unwrap, wrapped, rootOf, isNothing, } from "../source/ast.js";
import { someNode, someOwnNode } from "../source/visit.js";
/** Methods that change a collection or put something to it. */
const changing = /^(?:push|unshift|splice|set|add|delete|append)$/u;
/** What only watches or tidies up: it is no work for whose sake a listener has to stay. */
const asides = /^(?:console|log|logger|debug|assert|expect|clearTimeout|clearInterval)$/u;
/**
 * Whether a listener has other work, which outlives the wait: it keeps state that others read up to date, so it stays on
 * purpose, and to settle once more does nothing.
 */
export function hasLastingWork(step, { node, executor }, source) {
    const { fn, site } = step;
    if (fn === undefined)
        return false;
    if (showsOutput(step, fn, source))
        return true;
    const maker = makerAround(node, executor);
    // What a field or a module keeps for its life is no wait of one function.
    if (maker === undefined && isInside(fn, node))
        return false;
    // A function of the module's life, which one wait after the other makes use of.
    const isStanding = maker === undefined || (!isInside(fn, maker) && !isInside(maker, fn));
    return someNode(fn.body, (at) => writesOutside(at, maker ?? fn, source) || (isStanding && !isInside(site, at) && actsOutside(at, fn, source)));
}
/** What shows a text to whoever looks at the program. */
const showing = /^(?:console|log|logger)\.\w+$|^(?:log|print|echo)$|^process\.(?:stdout|stderr)\.write$/u;
/** `child.stdout.on('data', (chunk) => { process.stdout.write(chunk); … })`: what a process writes is to be seen as long as it runs. */
function showsOutput({ by }, fn, source) {
    const output = by?.receiver && lastName(by.receiver);
    if (by?.event !== 'data' || !/^std(?:out|err)$/u.test(output ?? ''))
        return false;
    return someNode(fn.body, (at) => at.type === 'CallExpression' &&
        showing.test(dottedName(at.callee) ?? '') &&
        (usesGiven(at, fn, source) || isOfGiven(at, fn, source)));
}
/** `String(chunk).split('\\n').forEach((line) => console.log(line))` */
function isOfGiven(call, fn, source) {
    for (let at = enclosingFunction(call); at !== undefined && at !== fn; at = enclosingFunction(at)) {
        const { parent } = wrapped(at);
        const callee = parent?.type === 'CallExpression' ? parent.callee : undefined;
        if (callee !== undefined && usesParameter(callee, fn, source))
            return true;
    }
    return false;
}
function makerAround(node, executor) {
    let fn = enclosingFunction(node);
    if (fn !== undefined && fn === executor)
        fn = enclosingFunction(fn);
    return fn;
}
function writesOutside(at, maker, source) {
    // `timer = undefined`, `this.pending = null`: what is over is forgotten.
    if (at.type === 'AssignmentExpression')
        return isOutside(at.left, maker, source) && !isNothing(at.right);
    if (at.type === 'UpdateExpression')
        return isOutside(at.argument, maker, source);
    if (at.type !== 'CallExpression')
        return false;
    const callee = unwrap(at.callee);
    return (callee.type === 'MemberExpression' &&
        changing.test(propertyName(callee) ?? '') &&
        isOutside(callee.object, maker, source));
}
/** Whether a place is a field, or a variable of the code around the function that makes the promise. */
function isOutside(place, maker, source) {
    const root = rootOf(place);
    if (root.type === 'ThisExpression')
        return unwrap(place) !== root;
    if (root.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(root);
    return variable?.identifiers.some((name) => isInside(name, maker)) === false;
}
/** Whether a call tells something else, with what the event has brought. */
function actsOutside(at, fn, source) {
    if (at.type !== 'CallExpression' || at.arguments.length === 0)
        return false;
    const callee = unwrap(at.callee);
    const root = rootOf(callee);
    if (root.type === 'ThisExpression')
        return callee !== root && usesGiven(at, fn, source);
    if (callee.type !== 'MemberExpression' || root.type !== 'Identifier' || asides.test(root.name))
        return false;
    return (source.bindings.variable(root)?.identifiers.some((name) => isInside(name, fn)) === false &&
        usesGiven(at, fn, source));
}
function usesGiven({ arguments: given }, fn, source) {
    return given.some((argument) => usesParameter(argument, fn, source));
}
function usesParameter(code, fn, source) {
    const parameters = source.bindings.declared(fn);
    return someOwnNode(code, (at) => {
        const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
        return variable !== undefined && parameters.includes(variable);
    });
}
