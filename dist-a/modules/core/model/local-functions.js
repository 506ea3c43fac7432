import { functionOf } from "../flow/places.js";
import { calledName, isClass, isFunction, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { callsIn } from "../source/calls.js";
import { valueOfFunction } from "../source/hooks.js";
import { methodOf } from "./methods.js";
/**
 * The function of the file that an expression stands for: a name that is never rebound, or a method of a class, an object
 * literal or a prototype, called on `this` or by the name of its owner.
 */
export function localFunction(node, source) {
    const at = unwrap(node);
    if (isFunction(at))
        return at;
    if (at.type === 'Identifier') {
        const fn = functionOf(source.bindings.variable(at));
        return isFunction(fn) ? fn : undefined;
    }
    if (at.type === 'CallExpression') {
        const bound = unbound(at);
        return bound === at ? undefined : localFunction(bound, source);
    }
    return at.type === 'MemberExpression' || at.type === 'Property' ? methodOf(at, source) : undefined;
}
/** What `fn.bind(this)` runs: `fn`; any other expression is itself. */
export function unbound(node) {
    const at = unwrap(node);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    return callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' ? unwrap(callee.object) : at;
}
/** The constructor of a class of the file that a `new` expression runs. */
export function localConstructor(node, source) {
    const callee = unwrap(node.callee);
    const definition = callee.type === 'Identifier' ? source.bindings.variable(callee)?.defs[0]?.node : callee;
    if (!isClass(definition))
        return undefined;
    for (const element of definition.body.body) {
        if (element.type === 'MethodDefinition' && element.kind === 'constructor' && isFunction(element.value))
            return element.value;
    }
    return undefined;
}
export function calledFunction(call, source) {
    const callee = unwrap(call.callee);
    if (callee.type === 'MemberExpression') {
        const name = propertyName(callee);
        // `this.call(…)` is a method of that name.
        const applied = name === 'call' || name === 'apply' ? localFunction(callee.object, source) : undefined;
        if (applied !== undefined)
            return applied;
    }
    return isFunction(callee) ? undefined : localFunction(callee, source);
}
/** The function of the file that a call runs, also one that is called where it is written. */
export function functionRun(call, source) {
    const callee = unwrap(call.callee);
    return isFunction(callee) ? callee : calledFunction(call, source);
}
/** The getter of the file that a read of a member of `this` runs. */
export function getterRead(node, source) {
    const at = unwrap(node);
    if (at.type !== 'MemberExpression' && at.type !== 'Property')
        return undefined;
    const fn = localFunction(at, source);
    const holder = fn?.parent;
    const isGetter = (holder?.type === 'MethodDefinition' || holder?.type === 'Property') && holder.kind === 'get';
    return isGetter ? fn : undefined;
}
/** The variable through which a function of the file is called. */
export function variableOfFunction(fn, source) {
    const holder = valueOfFunction(fn).parent;
    const name = fn.type === 'FunctionDeclaration'
        ? fn.id
        : holder?.type === 'VariableDeclarator' && holder.id.type === 'Identifier'
            ? holder.id
            : null;
    const variable = name ? source.bindings.declaredBy(name) : undefined;
    return functionOf(variable) === fn ? variable : undefined;
}
/** The direct calls of a function of the file. */
export function* callsOf(fn, source) {
    for (const reference of variableOfFunction(fn, source)?.references ?? []) {
        const at = wrapped(reference.identifier);
        if (at.parent?.type === 'CallExpression' && at.parent.callee === at)
            yield at.parent;
    }
}
/** What gives the result of the function that it is given first: it remembers it, or only runs it in a setting of its own. */
const givesBack = /^(?:useMemo|runInAction|untracked)$/u;
/** The calls that give what a function of the file returns: those of its own, and one that is given the function for that. */
export function* resultsOf(fn, source) {
    yield* callsOf(fn, source);
    const at = wrapped(fn);
    if (at.parent?.type !== 'CallExpression' || at.parent.arguments[0] !== at)
        return;
    if (givesBack.test(calledName(at.parent) ?? ''))
        yield at.parent;
}
/** The functions of the file that code calls, or gives to what it calls. */
export function functionsUsedIn(code, source) {
    const found = new Set();
    const add = (fn) => {
        if (fn !== undefined)
            found.add(fn);
    };
    for (const call of callsIn(code)) {
        add(calledFunction(call, source));
        for (const argument of call.arguments)
            add(localFunction(argument, source));
    }
    return found;
}
