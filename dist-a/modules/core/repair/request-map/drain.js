import { isFunction, onlyExpression, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { semicolon } from "../layout.js";
import { mapText } from "./requests.js";
import { decline } from "./reasons.js";
/** `for (const { reject } of map.values()) reject(error)`, or `map.forEach(({ reject }) => reject(error))`. @throws {Declined} */
export function drainOf(call, source) {
    const { parent } = wrapped(call);
    if (parent?.type === 'ForOfStatement' && parent.right === wrapped(call) && !parent.await) {
        const declaration = parent.left;
        const name = declaration.type === 'VariableDeclaration' ? declaration.declarations[0].id : undefined;
        return drain(parent, name, parent.body, call, source, false);
    }
    const [callback] = call.arguments;
    const fn = callback && unwrap(callback);
    const isUnused = parent?.type === 'ExpressionStatement' ||
        (parent?.type === 'ArrowFunctionExpression' && parent.body === wrapped(call));
    if (!isUnused || !isFunction(fn) || fn.params.length !== 1)
        return decline('use-unknown');
    return drain(parent, fn.params[0], fn.body, call, source, true);
}
function drain(statement, name, body, call, source, isCallback) {
    const rejects = onlyExpression(body.type === 'ExpressionStatement' ? body.expression : body);
    if (name === undefined || rejects?.type !== 'CallExpression' || rejects.arguments.length !== 1)
        return decline('use-unknown');
    const callee = unwrap(rejects.callee);
    const isReject = callee.type === 'MemberExpression'
        ? propertyName(callee) === 'reject' && isNamed(callee.object, name, source)
        : callee.type === 'Identifier' && name.type === 'ObjectPattern' && isTakenOut(callee, name, source);
    const [error] = rejects.arguments;
    if (!isReject || error === undefined || error.type === 'SpreadElement')
        return decline('use-unknown');
    const end = isCallback ? '' : semicolon(source.text);
    const text = `${mapText(call, source)}.cancelAll(${source.text.slice(...error.range)})${end}`;
    const range = isCallback ? call.range : statement.range;
    return { statement, edit: { range, text } };
}
function isNamed(object, name, source) {
    const at = unwrap(object);
    if (at.type !== 'Identifier' || name.type !== 'Identifier')
        return false;
    return source.bindings.variable(at) === source.bindings.declaredBy(name);
}
function isTakenOut(callee, pattern, source) {
    if (pattern.type !== 'ObjectPattern')
        return false;
    const [only, ...others] = pattern.properties;
    if (others.length > 0 || only?.type !== 'Property' || propertyName(only) !== 'reject')
        return false;
    const { value } = only;
    return value.type === 'Identifier' && source.bindings.variable(callee) === source.bindings.declaredBy(value);
}
