import { isFunction, isInside } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
/** Whether expressions inside a function mean something else outside it: they use its names, or its `this` or `arguments`. */
export function hasOwnContext(fn, nodes, { bindings }) {
    const own = [...(bindings.scopeAt(fn.body)?.variables ?? []), ...bindings.declared(fn)];
    return nodes.some((node) => node !== undefined &&
        isInside(node, fn) &&
        ((fn.type !== 'ArrowFunctionExpression' && usesThis(node)) ||
            own.some(({ references }) => references.some(({ identifier }) => isInside(identifier, node)))));
}
function usesThis(root) {
    let found = false;
    walk(root, (node) => {
        found ||=
            node.type === 'ThisExpression' ||
                node.type === 'Super' ||
                node.type === 'MetaProperty' ||
                (node.type === 'Identifier' && node.name === 'arguments');
        return !found && (!isFunction(node) || node.type === 'ArrowFunctionExpression');
    });
    return found;
}
