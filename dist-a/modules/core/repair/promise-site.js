import { isInside, unwrap, wrapped } from "../source/ast.js";
import { isCheckedJavaScript } from "../source/doc-comments.js";
import { declineFor } from "./attempt.js";
import { Declined } from "./declined.js";
import { isSerialized } from "./deferred-to-source/serialized.js";
import { isTyped, resultType } from "./deferred-to-source/result-type.js";
/** @throws {Declined} for a promise that is made in another manner. */
export function promiseSite({ node, executor }, source) {
    if (node.type !== 'NewExpression' || node.arguments.length !== 1)
        return declineFor('executor-unknown');
    const callee = unwrap(node.callee);
    if (callee.type !== 'Identifier' || callee.name !== 'Promise' || !source.bindings.isGlobal(callee))
        return declineFor('subclass');
    if (isSerialized(node, source))
        return declineFor('serialized');
    const [argument] = node.arguments;
    if (argument === undefined || unwrap(argument) !== executor)
        return declineFor('executor-unknown');
    if (executor.type === 'FunctionDeclaration')
        return declineFor('executor-unknown');
    if (executor.async || executor.generator)
        return declineFor('executor-async');
    const [resolve, reject] = executor.params.map((parameter, index) => {
        const variable = parameter.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
        if (variable === undefined || index > 1 || variable.references.some((each) => each.isWrite()))
            return declineFor('executor-unknown');
        return variable;
    });
    return { node, executor, resolve, reject };
}
/** The statements of a function's body; an expression is one. */
export function statementsOf({ body }) {
    return body.type === 'BlockStatement' ? body.body : [body];
}
/** All that is done with the settlers. */
export function settlerReferences({ resolve, reject }) {
    return [...(resolve?.references ?? []), ...(reject?.references ?? [])];
}
/** Which settler a node names. */
export function settlerAt(node, { resolve, reject }, source) {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    if (variable === undefined)
        return undefined;
    return variable === resolve ? 'resolve' : variable === reject ? 'reject' : undefined;
}
/** The settlement that an expression is: `resolve(value)`, also with `void` in front. */
export function settlementAt(node, site, source) {
    const at = unwrap(node);
    if (at.type === 'UnaryExpression' && at.operator === 'void')
        return settlementAt(at.argument, site, source);
    if (at.type !== 'CallExpression' || at.optional || at.arguments.length > 1)
        return undefined;
    const role = settlerAt(at.callee, site, source);
    const [value] = at.arguments;
    return role === undefined || value?.type === 'SpreadElement' ? undefined : { role, value };
}
/** Whether nobody reads what the promise is fulfilled with. */
export function isValueUnused(node) {
    const at = wrapped(node);
    return at.parent?.type === 'AwaitExpression' && wrapped(at.parent).parent?.type === 'ExpressionStatement';
}
/** The type argument that keeps the promise's type; undefined in JavaScript. @throws {Declined} */
export function promisedType({ node }, source) {
    if (!isTyped(source))
        return undefined;
    const { parent } = wrapped(node);
    // `const x = await new Promise(…)` has no context that would give it a type.
    const isInferred = !node.typeArguments &&
        parent?.type === 'AwaitExpression' &&
        parent.parent.type === 'VariableDeclarator' &&
        parent.parent.id.type === 'Identifier' &&
        !parent.parent.id.typeAnnotation;
    return isInferred ? 'unknown' : resultType(node, source);
}
/** Whether the file is JavaScript that TypeScript checks, where `Promise` alone means `Promise<any>`. */
export function isCheckedScript(source) {
    return !isTyped(source) && isCheckedJavaScript(source);
}
/** The name that a function around the node gives to a type parameter, if the type mentions one. */
export function mentionsTypeParameter(type, node) {
    for (let at = node.parent; at; at = at.parent) {
        const parameters = 'typeParameters' in at ? at.typeParameters : undefined;
        // Where there are none, one parser leaves them out and the other says null.
        if (!parameters || !('params' in parameters))
            continue;
        if (parameters.params.some((each) => 'name' in each && isNamed(type, each.name)))
            return true;
    }
    return false;
}
function isNamed(type, name) {
    const text = typeof name === 'string' ? name : name?.name;
    return typeof text === 'string' && new RegExp(String.raw `\b${text}\b`, 'u').test(type);
}
/** The same, or undefined for a promise that is made in another manner. */
export function trySite(completion, source) {
    try {
        return promiseSite(completion, source);
    }
    catch (error) {
        if (error instanceof Declined)
            return undefined;
        throw error;
    }
}
/** Whether an expression names nothing that the executor declares, and so can stand outside it. */
export function isPortable(node, { executor }, source) {
    const own = source.bindings.scopeAt(executor.body)?.variables ?? [];
    return [...own, ...source.bindings.declared(executor)].every(({ references }) => references.every(({ identifier }) => !isInside(identifier, node)));
}
