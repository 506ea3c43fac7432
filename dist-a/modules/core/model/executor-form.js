import { propertyName, unwrap, wrapped } from "../source/ast.js";
/**
 * Whether a settlement does what an executor does about a throw, which rejects the promise unless it is settled:
 * `const source = new TaskCompletionSource(); try { … } catch (error) { source.reject(error); }`.
 */
export function isThrowOfExecutor(call) {
    const statement = wrapped(call).parent;
    const block = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
    const handler = block?.type === 'BlockStatement' && block.body.length === 1 ? block.parent : undefined;
    if (handler?.type !== 'CatchClause' || handler.param?.type !== 'Identifier')
        return false;
    const callee = unwrap(call.callee);
    const [error] = call.arguments;
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'reject')
        return false;
    if (error?.type !== 'Identifier' || error.name !== handler.param.name)
        return false;
    const source = unwrap(callee.object);
    const around = handler.parent.parent;
    if (source.type !== 'Identifier' || (around.type !== 'BlockStatement' && around.type !== 'Program'))
        return false;
    const before = around.body[around.body.indexOf(handler.parent) - 1];
    if (before?.type !== 'VariableDeclaration')
        return false;
    return before.declarations.some(({ id, init }) => id.type === 'Identifier' && id.name === source.name && init?.type === 'NewExpression');
}
