import { enclosingFunction, isInside, propertyName, unwrap, wrapped } from "../source/ast.js";
const name = 'withResolvers';
/**
 * Whether a promise is made by what stands in for `Promise.withResolvers` where the platform has none: a function that is
 * assigned to it or defined as it, or one that asks for it. Nothing better can be put in such a place.
 */
export function isOfPolyfill(promise, source) {
    const fn = enclosingFunction(promise);
    if (fn === undefined || source.mentions.named(name).length === 0)
        return false;
    if (mentionsIt(fn.body, source) || isPutThere(fn))
        return true;
    const declared = fn.id ?? (fn.parent.type === 'VariableDeclarator' ? fn.parent.id : undefined);
    const variable = declared?.type === 'Identifier' ? source.bindings.declaredBy(declared) : undefined;
    return variable?.references.some(({ identifier }) => isPutThere(identifier)) === true;
    function isPutThere(value) {
        const at = wrapped(value);
        const { parent } = at;
        switch (parent?.type) {
            case 'AssignmentExpression':
                return parent.right === at && isIt(parent.left);
            case 'LogicalExpression':
                return parent.right === at && mentionsIt(parent.left, source);
            case 'ConditionalExpression':
                return mentionsIt(parent, source);
            case 'CallExpression':
                return parent.arguments.some((each) => each.type === 'Literal' && each.value === name);
            case 'Property':
                return parent.value === at && propertyName(parent) === 'value' && isPutThere(parent.parent);
            default:
                return false;
        }
    }
}
function isIt(node) {
    const at = unwrap(node);
    return at.type === 'MemberExpression' && propertyName(at) === name;
}
function mentionsIt(node, source) {
    return source.mentions.members(name).some((each) => isInside(each, node));
}
