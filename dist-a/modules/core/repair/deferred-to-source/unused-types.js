import { isInside } from "../../source/ast.js";
import { hasCommentAbove, losesComments } from "../comments.js";
import { removeStatement } from "../layout.js";
import { removeProperty } from "./element-form.js";
/**
 * The edits that remove the types of a file, its own and imported ones, which nothing names any more: TypeScript's
 * `noUnusedLocals` would report them. One with a comment stays.
 */
export function removeUnusedTypes(edits, source) {
    return source.ast.body.flatMap((statement) => {
        if (statement.type === 'ImportDeclaration')
            return removeImported(statement, edits, source);
        if (statement.type !== 'TSTypeAliasDeclaration' && statement.type !== 'TSInterfaceDeclaration')
            return [];
        if (!isGone(statement.id, edits, source))
            return [];
        const removed = removeStatement(source, statement);
        return hasCommentAbove(statement, source) || losesComments([removed], source) ? [] : [removed];
    });
}
/** Whether all that names a type is in what the edits replace. */
function isGone(id, edits, source) {
    const goes = edits.some(({ range }) => source.text.slice(...range).includes(id.name));
    // What one edit takes away, another may put elsewhere.
    if (!goes || edits.some(({ text }) => text.includes(id.name)))
        return false;
    const named = source.mentions.identifiers(id.name).filter(({ range: [start] }) => start !== id.range[0]);
    return (named.length > 0 &&
        named.every(({ range: [start, end] }) => edits.some(({ range }) => range[0] <= start && end <= range[1])));
}
/**
 * A whole statement only of types: another may be there for what the module does. What was the type of a resolver is no class,
 * so TypeScript leaves its import out, or where it may not, by `verbatimModuleSyntax`, wants it to say `type`.
 */
function removeImported(statement, edits, source) {
    const { specifiers } = statement;
    const [gone, ...others] = specifiers.filter(({ local }) => isGone(local, edits, source));
    if (gone === undefined)
        return [];
    const isWhole = others.length + 1 === specifiers.length;
    if (isWhole && statement.importKind !== 'type' && !(others.length === 0 && isOfFunctions(gone.local, source)))
        return [];
    if (!isWhole && (others.length > 0 || gone.type !== 'ImportSpecifier'))
        return [];
    const named = specifiers.filter(({ type }) => type === 'ImportSpecifier');
    if (!isWhole && named.length === 1)
        return [];
    const removed = isWhole ? removeStatement(source, statement) : removeProperty(gone, named);
    return losesComments([removed], source) ? [] : [removed];
}
/** Whether a name is only ever the type of a place, which held a resolver: not what such a type is made of. */
function isOfFunctions(id, source) {
    return source.mentions.identifiers(id.name).every((each) => {
        if (isInside(each, id.parent))
            return true;
        const type = each.parent.type === 'TSTypeReference' ? each.parent : undefined;
        const whole = type?.parent.type === 'TSUnionType' ? type.parent : type;
        return whole?.parent.type === 'TSTypeAnnotation';
    });
}
