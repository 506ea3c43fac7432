import { isFunction, propertyName, unwrap, wrapped } from "./ast.js";
/** The `for…of` that gives a variable, or what a pattern takes out of it, one element after the other. */
export function loopOf(definition) {
    const declarator = definition?.node;
    if (declarator?.type !== 'VariableDeclarator')
        return undefined;
    const loop = declarator.parent.parent;
    return loop.type === 'ForOfStatement' && loop.left === declarator.parent ? loop : undefined;
}
/** What a variable goes through: `for (const each of list)`, `list.forEach((each) => …)`. */
export function iterationOf(definition) {
    const loop = loopOf(definition);
    if (loop !== undefined)
        return { list: loop.right, body: loop.body };
    const body = definition?.type === 'Parameter' ? definition.node : undefined;
    if (!isFunction(body))
        return undefined;
    const call = wrapped(body).parent;
    const callee = call?.type === 'CallExpression' ? unwrap(call.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || propertyName(callee) !== 'forEach')
        return undefined;
    return { list: callee.object, body };
}
