import { propertyName, unwrap } from "../../source/ast.js";
import { initializer, isConstant } from "../../source/scopes.js";
import { listedMembers, namedType } from "./named-type.js";
import { annotationOf, fieldOf } from "./sure-objects.js";
/** The type that this file writes for a member of an object: `Promise<void>` of `record.promise`, after `record: { promise?: Promise<void> }`. */
export function memberType(member, source) {
    const object = typeOf(unwrap(member.object), source);
    const name = propertyName(member);
    const declared = object && membersOf(object, source);
    if (member.computed || name === undefined)
        return undefined;
    const found = declared?.find((each) => each.type === 'TSPropertySignature' && propertyNameOf(each) === name);
    return found?.type === 'TSPropertySignature' ? found.typeAnnotation?.typeAnnotation : undefined;
}
function typeOf(node, source) {
    if (node.type === 'MemberExpression')
        return node.object.type === 'ThisExpression'
            ? fieldOf(node)?.typeAnnotation?.typeAnnotation
            : memberType(node, source);
    const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
    if (variable === undefined)
        return undefined;
    const made = isConstant(variable) ? initializer(variable) : undefined;
    const other = made && unwrap(made);
    return annotationOf(variable) ?? (other?.type === 'MemberExpression' ? typeOf(other, source) : undefined);
}
/** What an object type lists, null and undefined aside: written in place, or under a name of the file. */
function membersOf(type, source) {
    if (type.type === 'TSTypeLiteral')
        return type.members;
    if (type.type === 'TSUnionType') {
        const [only, ...others] = type.types.filter(({ type: kind }) => !/^TS(?:Null|Undefined)Keyword$/u.test(kind));
        return only && others.length === 0 ? membersOf(only, source) : undefined;
    }
    return listedMembers(namedType(type, source));
}
function propertyNameOf({ key, computed }) {
    return !computed && key.type === 'Identifier' ? key.name : undefined;
}
