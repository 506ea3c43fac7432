import { isFunction, lastName, propertyName, unwrap } from "../../source/ast.js";
import { settlementAt, settlerAt, statementsOf } from "../promise-site.js";
/** Reads an executor that does nothing but start one timer; undefined for any other. */
export function timerPromise(site, source) {
    const [only, ...others] = statementsOf(site.executor);
    if (only === undefined || others.length > 0)
        return undefined;
    const started = startedTimer(only, source);
    if (started === undefined)
        return undefined;
    const [callback, time, ...given] = started.call.arguments;
    if (callback === undefined || given.length > 1)
        return undefined;
    if ([time, ...given].some((each) => each?.type === 'SpreadElement'))
        return undefined;
    const { isKept } = started;
    const settler = settlerAt(callback, site, source);
    if (settler !== undefined)
        return { role: settler, time, value: given[0], isLate: false, isKept };
    const settlement = given.length === 0 ? laterSettlement(unwrap(callback), site, source) : undefined;
    return settlement && { ...settlement, time, isLate: !isBound(unwrap(callback)), isKept };
}
/** `setTimeout(…)` that is run, returned or kept. */
function startedTimer(statement, source) {
    const value = statement.type === 'ExpressionStatement'
        ? statement.expression
        : statement.type === 'ReturnStatement'
            ? statement.argument
            : statement.type === 'VariableDeclaration' && statement.declarations.length === 1
                ? statement.declarations[0].init
                : statement;
    let at = value && unwrap(value);
    let isKept = statement.type === 'VariableDeclaration';
    if (at?.type === 'AssignmentExpression') {
        isKept = true;
        at = unwrap(at.right);
    }
    if (at?.type === 'UnaryExpression' && at.operator === 'void')
        at = unwrap(at.argument);
    while (at?.type === 'CallExpression') {
        if (isSetTimeout(at.callee, source))
            return at.optional ? undefined : { call: at, isKept };
        // `setTimeout(…).unref()`
        const callee = unwrap(at.callee);
        if (callee.type !== 'MemberExpression')
            return undefined;
        isKept = true;
        at = unwrap(callee.object);
    }
    return undefined;
}
const globals = /^(?:window|globalThis|self|global)$/u;
function isSetTimeout(callee, { bindings }) {
    const at = unwrap(callee);
    if (at.type === 'Identifier')
        return at.name === 'setTimeout' && bindings.isGlobal(at);
    if (at.type !== 'MemberExpression' || propertyName(at) !== 'setTimeout')
        return false;
    const object = unwrap(at.object);
    return object.type === 'Identifier' && globals.test(object.name) && bindings.isGlobal(object);
}
/** What a function settles with when it is called, and that it does nothing else. */
function laterSettlement(callback, site, source) {
    if (callback.type === 'CallExpression')
        return boundSettlement(callback, site, source);
    if (!isFunction(callback) || callback.async || callback.generator || callback.params.length > 0)
        return undefined;
    const [only, ...others] = statementsOf(callback);
    if (only === undefined || others.length > 0)
        return undefined;
    const expression = only.type === 'ExpressionStatement' ? only.expression : only.type === 'ReturnStatement' ? only.argument : only;
    return expression === null ? undefined : settlementAt(expression, site, source);
}
/** `resolve.bind(null, value)` */
function boundSettlement(call, site, source) {
    const callee = unwrap(call.callee);
    const [, value, ...others] = call.arguments;
    if (callee.type !== 'MemberExpression' || lastName(callee) !== 'bind' || others.length > 0)
        return undefined;
    const role = settlerAt(callee.object, site, source);
    return role === undefined || value?.type === 'SpreadElement' ? undefined : { role, value };
}
function isBound(callback) {
    return callback.type === 'CallExpression';
}
