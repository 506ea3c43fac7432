import { calledName, enclosingFunction, wrapped } from "../../source/ast.js";
/** Whether an assignment to the variable does not throw, as one to a constant, an import or one not yet declared does. */
export function isAssignable(identifier, source) {
    const [definition] = source.bindings.variable(identifier)?.defs ?? [];
    if (definition?.type === 'ImportBinding')
        return false;
    const isConst = definition?.parent?.type === 'VariableDeclaration' && !/^(?:let|var)$/u.test(definition.parent.kind);
    return !isConst && !isUndeclaredYet(identifier, source);
}
/** Whether a `let`, `const` or class of the same function is named above its declaration, where naming it throws. */
export function isUndeclaredYet(identifier, source) {
    const variable = source.bindings.variable(identifier);
    const [definition] = variable?.defs ?? [];
    if (variable === undefined || definition === undefined || definition.name.range[0] < identifier.range[0])
        return false;
    const { parent } = definition;
    const isLexical = definition.type === 'ClassName' || (parent?.type === 'VariableDeclaration' && parent.kind !== 'var');
    const { block } = variable.scope.variableScope;
    return isLexical && (runner(identifier) ?? source.ast) === block;
}
/** The function whose run names the variable: an executor runs where it is given. */
function runner(identifier) {
    const fn = enclosingFunction(identifier);
    const created = fn && wrapped(fn).parent;
    return created?.type === 'NewExpression' && calledName(created) === 'Promise' ? enclosingFunction(created) : fn;
}
