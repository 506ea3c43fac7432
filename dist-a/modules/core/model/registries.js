import { isFunction, lastName, propertyName, unwrap, wrapped } from "../source/ast.js";
import { keepsArgument } from "./collections.js";
import { isSettlerName, isWorkName } from "./notifications/notification-names.js";
import { placeKey } from "./place-keys.js";
/** Whether others put functions into a collection: `register(name, format) { this.formats.set(name, format); }`. */
export function isRegistry(node, source) {
    const at = collectionOf(node);
    const name = lastName(at) ?? '';
    const place = name === '' || isWorkName(name) || isSettlerName(name) ? undefined : placeKey(at, source);
    if (place === undefined)
        return false;
    const mentions = at.type === 'Identifier' ? source.mentions.identifiers(name) : source.mentions.members(name);
    return mentions.some((mention) => {
        const kept = keptAt(mention);
        return kept !== undefined && isFromOthers(kept, source) && placeKey(mention, source) === place;
    });
}
/** `formats.values()` and `[...formats]` are the functions of `formats`. */
function collectionOf(node) {
    const at = unwrap(node);
    if (at.type === 'ArrayExpression' && at.elements.length === 1 && at.elements[0]?.type === 'SpreadElement')
        return collectionOf(at.elements[0].argument);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    return callee?.type === 'MemberExpression' && propertyName(callee) === 'values' ? unwrap(callee.object) : at;
}
/** What a mention of a collection puts into it. */
function keptAt(mention) {
    const at = wrapped(mention);
    if (at.parent?.type !== 'MemberExpression' || at.parent.object !== at)
        return undefined;
    const member = wrapped(at.parent);
    const { parent } = member;
    if (parent?.type === 'AssignmentExpression' && parent.left === member)
        return at.parent.computed ? parent.right : undefined;
    if (parent?.type !== 'CallExpression' || parent.callee !== member)
        return undefined;
    return parent.arguments.find((argument) => keepsArgument(parent, argument));
}
/** Whether the value is a parameter of a function that others call. */
function isFromOthers(value, source) {
    const at = unwrap(value);
    const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && isFunction(definition.node) && isPublic(definition.node);
}
function isPublic({ parent }) {
    switch (parent.type) {
        case 'MethodDefinition':
            return (parent.kind === 'method' &&
                parent.key.type !== 'PrivateIdentifier' &&
                (parent.accessibility ?? 'public') === 'public');
        case 'ExportNamedDeclaration':
            return true;
        case 'Property':
            return parent.parent.parent.type === 'ReturnStatement';
        default:
            return false;
    }
}
