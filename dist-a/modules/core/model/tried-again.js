import { calledName, enclosingFunction, isFunction, isInside, propertyName, rootOf, unwrap, wrapped, } from "../source/ast.js";
import { registrationAt } from "./registrations.js";
import { testsOn } from "./tests-on-path.js";
/** What asks a runner to run its attempt again; it answers whether it will. */
const retrying = /^(?:re[tT]ry|tryAgain)$/u;
/**
 * `operation.attempt(() => { …; if (operation.retry(error)) return; … })`: a way out of an attempt whose runner has been asked to
 * run it again, and will.
 */
export function isTriedAgain(site, { settles }, source) {
    const runners = runnersAround(site, source);
    if (runners.size === 0)
        return false;
    const willRetry = (node, fn) => testsOn(node, fn).some((test) => test.is && isAsked(test.node, runners, source));
    for (let fn = enclosingFunction(site); fn !== undefined; fn = enclosingFunction(fn)) {
        if (willRetry(site, fn))
            return true;
        if (site.type === 'IfStatement' && willRetry(site.consequent, fn))
            return true;
    }
    // `if (operation.retry(error)) log(error); else reject(error); return;`
    const fn = enclosingFunction(site);
    const before = fn !== undefined && site.parent?.type === 'BlockStatement' ? site.parent.body : [];
    return before.some((each) => each.type === 'IfStatement' &&
        each.range[1] <= site.range[0] &&
        fn !== undefined &&
        willRetry(each.consequent, fn) &&
        [...settles].some((call) => each.alternate !== null && isInside(call, each.alternate)));
}
/**
 * `reader.onload = () => { if (files[++at]) reader.readAsText(files[at]); else resolve(texts); }; reader.readAsText(files[0]);`: a way
 * out of a listener that has begun what its emitter tells the end of, as the code that listens does.
 */
export function beginsAgain(site, source) {
    const fn = enclosingFunction(site);
    const by = fn && registrationAt(fn, source);
    const emitter = by?.receiver && unwrap(by.receiver);
    const variable = emitter?.type === 'Identifier' ? source.bindings.variable(emitter) : undefined;
    if (fn === undefined || variable === undefined || isFunction(site))
        return false;
    const branch = site.type === 'IfStatement' ? site.consequent : site;
    const [again, first] = [new Set(), new Set()];
    for (const { identifier } of variable.references) {
        const { parent } = wrapped(identifier);
        const name = parent?.type === 'MemberExpression' && isCalled(parent) ? propertyName(parent) : undefined;
        if (name === undefined || registering.test(name))
            continue;
        if (isInside(identifier, branch))
            again.add(name);
        else if (!isInside(identifier, fn))
            first.add(name);
    }
    return [...again].some((name) => first.has(name));
}
/** Methods that only wire an emitter, or end it. */
const registering = /^(?:on|once|off|(?:add|remove)\w*Listener\w*|close|end|destroy|abort|terminate|disconnect)$/u;
function isCalled(member) {
    const at = wrapped(member);
    return at.parent?.type === 'CallExpression' && at.parent.callee === at;
}
/** What runs the functions around a node, by the names of the file. */
function runnersAround(site, source) {
    const runners = new Set();
    for (let fn = enclosingFunction(site); fn !== undefined; fn = enclosingFunction(fn)) {
        const { parent } = wrapped(fn);
        const runner = parent?.type === 'CallExpression' ? receiverOf(parent, source) : undefined;
        if (runner)
            runners.add(runner);
    }
    return runners;
}
function isAsked(test, runners, source) {
    const at = unwrap(test);
    if (at.type !== 'CallExpression' || !retrying.test(calledName(at) ?? ''))
        return false;
    const receiver = receiverOf(at, source);
    return receiver !== undefined && runners.has(receiver);
}
function receiverOf(call, source) {
    const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    const root = callee?.type === 'MemberExpression' ? rootOf(callee) : undefined;
    return root?.type === 'Identifier' ? source.bindings.variable(root) : undefined;
}
