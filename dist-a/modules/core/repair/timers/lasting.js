import { isNothing, unwrap } from "../../source/ast.js";
import { isConstant } from "../../source/scopes.js";
/** Names of constants, as members too. */
const constant = /^[A-Z][A-Z\d_]*$/u;
/**
 * Whether an expression gives the same at the start of a wait as at its end, and makes nothing happen: it is made of
 * literals, of names that are never written, and of what the wait reads at its start anyway.
 */
export function isLasting(node, start, source) {
    const at = unwrap(node);
    const text = (each) => source.text.slice(...each.range);
    const isEach = (...nodes) => nodes.every((each) => each !== null && isLasting(each, start, source));
    if (isNothing(at))
        return true;
    switch (at.type) {
        case 'Literal':
            return true;
        case 'Identifier': {
            const variable = source.bindings.variable(at);
            const [declared] = variable?.identifiers ?? [];
            return (variable !== undefined && isConstant(variable) && declared !== undefined && declared.range[1] < at.range[0]);
        }
        case 'MemberExpression':
            return ((start !== undefined && text(start) === text(at)) ||
                (at.object.type === 'Identifier' && at.property.type === 'Identifier' && constant.test(at.property.name)));
        case 'UnaryExpression':
            return at.operator !== 'delete' && isEach(at.argument);
        case 'BinaryExpression':
            return isEach(at.left, at.right);
        case 'TemplateLiteral':
            return isEach(...at.expressions);
        case 'ArrayExpression':
            return isEach(...at.elements);
        case 'ObjectExpression':
            return at.properties.every((each) => each.type === 'Property' && !each.computed && isEach(each.value));
        default:
            return false;
    }
}
