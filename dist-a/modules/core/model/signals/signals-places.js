import { propertyName, unwrap } from "../../source/ast.js";
/** The place of a declared name; undefined for one that takes an element or a computed property. */
export function placeOf(identifier) {
    let at = identifier;
    let property;
    let depth = 0;
    let kind = 'whole';
    let byDefault;
    for (;;) {
        const parent = at.parent;
        if (parent.type === 'AssignmentPattern' && parent.left === at) {
            if (depth === 0)
                byDefault = unwrap(parent.right);
            at = parent;
        }
        else if (parent.type === 'Property' && parent.value === at && parent.parent.type === 'ObjectPattern') {
            const name = propertyName(parent);
            if (name === undefined)
                return undefined;
            if (kind === 'whole') {
                kind = 'property';
                property = name;
            }
            depth++;
            at = parent.parent;
        }
        else if (parent.type === 'RestElement' && parent.parent.type === 'ObjectPattern') {
            kind = 'rest';
            at = parent.parent;
        }
        else if (parent.type === 'RestElement' || parent.type === 'ArrayPattern')
            return undefined;
        else
            break;
    }
    const typed = at.type === 'AssignmentPattern' ? at.left : at;
    const annotation = 'typeAnnotation' in typed && depth < 2 ? typed.typeAnnotation : undefined;
    return {
        kind,
        property: property ?? identifier.name,
        depth,
        annotation: annotation?.type === 'TSTypeAnnotation' ? annotation.typeAnnotation : undefined,
        default: byDefault,
    };
}
/** The reads of a variable. */
export function usesOf(variable) {
    return variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier);
}
/** The members that are read off a variable, by name: `options.signal`, and `const { signal } = options`. */
export function memberReads(variable) {
    const reads = new Map();
    const add = (name, ...uses) => {
        if (name !== undefined)
            reads.set(name, [...(reads.get(name) ?? []), ...uses]);
    };
    for (const { identifier } of variable.references) {
        const { parent } = identifier;
        if (parent?.type === 'MemberExpression' && parent.object === identifier) {
            const isWritten = parent.parent.type === 'AssignmentExpression' && parent.parent.left === parent;
            if (!isWritten)
                add(propertyName(parent), parent);
        }
        else if (parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern') {
            for (const each of parent.id.properties)
                if (each.type === 'Property')
                    add(propertyName(each));
        }
    }
    return reads;
}
