import { dottedName, wrapped } from "../source/ast.js";
/** `using source = …` and `source[Symbol.dispose]()`: what is pending by then is canceled. */
export function isDisposed({ kind, node }, { bindings }) {
    const { parent } = wrapped(node);
    if (kind !== 'source' || parent?.type !== 'VariableDeclarator')
        return false;
    if (parent.parent.kind === 'using' || parent.parent.kind === 'await using')
        return true;
    return bindings.declared(parent).some(({ references }) => references.some(({ identifier }) => {
        const member = identifier.parent;
        return member?.type === 'MemberExpression' && member.object === identifier && isDispose(member);
    }));
}
function isDispose({ computed, property }) {
    return computed && dottedName(property) === 'Symbol.dispose';
}
