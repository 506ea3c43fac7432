import { isFunction, listed, unwrap } from "../../source/ast.js";
import { docCommentOf } from "../../source/doc-comments.js";
import { hasCommentAbove } from "../comments.js";
import { styleAt } from "../layout.js";
import { construct, promiseName } from "./around.js";
import { editOrigin, isBare } from "./edit-origin.js";
import { sourceName } from "./names.js";
import { isTyped, resultType } from "./result-type.js";
import { SkipSite } from "./skip.js";
import { fieldOf } from "./sure-objects.js";
/**
 * A promise that is the value of a field, and gives its resolvers to public fields above: other files may call and replace
 * those, so they stay functions, and are filled from a source in a field of its own. @throws {SkipSite}
 */
export function editPublicFields(site, source, names) {
    if (site.position.kind !== 'field')
        throw new SkipSite('position');
    const { field } = site.position;
    const filled = site.body.map((statement) => filledBy(statement, site));
    const [first] = filled.map((each) => each.field).sort((a, b) => a.range[0] - b.range[0]);
    const { parent: body } = field;
    if (first === undefined || new Set(filled.map((each) => each.field)).size < filled.length)
        refuse();
    const mayStand = filled.every((each) => mayTakeValue(each.field, source)) && !field.static && field.value === site.node;
    if (!mayStand || !isUnseen(body, first, field) || !isToldApart(body, source))
        refuse();
    const name = names.take(`#${sourceName('', promiseName(site))}`, body, 'member');
    const value = `this.${name}`;
    const plan = { site, make: '', value, removed: filled.map(({ statement }) => statement) };
    if (!isBare(plan, source))
        refuse();
    const start = docCommentOf(first, source)?.start ?? first.range[0];
    if (start === first.range[0] && hasCommentAbove(first, source))
        refuse();
    const { end, line, indent } = styleAt(source, first.range[0]);
    const made = `${name} = ${construct(resultType(site.node, source), site, source)}${end}${line}${indent}`;
    return [
        { range: [start, start], text: made },
        ...filled.flatMap((each) => fill(each, value)),
        ...editOrigin(plan, source),
    ];
}
function refuse() {
    throw new SkipSite('reachable');
}
/** `this.resolve = resolve` */
function filledBy(statement, { position, resolvers }) {
    const at = statement.type === 'ExpressionStatement' ? statement.expression : statement;
    if (at.type !== 'AssignmentExpression' || at.operator !== '=' || position.kind !== 'field')
        return refuse();
    const left = unwrap(at.left);
    const given = unwrap(at.right);
    if (left.type !== 'MemberExpression' || left.object.type !== 'ThisExpression' || left.computed)
        return refuse();
    const resolver = resolvers.find(({ variable }) => given.type === 'Identifier' && variable.references.some(({ identifier }) => identifier === given));
    const field = fieldOf(left);
    return resolver && field ? { field, role: resolver.role, statement } : refuse();
}
function mayTakeValue(field, source) {
    const { value, computed, declare, typeAnnotation } = field;
    if (value !== null || computed || field.static || declare || listed(field.decorators).length > 0)
        return false;
    return !isTyped(source) || typeAnnotation !== undefined;
}
/** Whether no code runs from the field that is filled first to that of the promise, which may have asked whether it is. */
function isUnseen({ body }, first, last) {
    const between = body.slice(body.indexOf(first), body.indexOf(last));
    return (between.length > 0 &&
        between.every((each) => {
            const value = each.type === 'PropertyDefinition' && !each.static ? each.value : null;
            return each.type !== 'AccessorProperty' && (value === null || value.type === 'Literal' || isFunction(value));
        }));
}
/** Whether TypeScript already takes nothing for an instance that only looks like one: a private field would have it do so. */
function isToldApart({ body }, source) {
    if (!isTyped(source))
        return true;
    return body.some((each) => 'key' in each &&
        (each.key.type === 'PrivateIdentifier' || each.accessibility === 'private' || each.accessibility === 'protected'));
}
function fill({ field: { key, typeAnnotation, definite: isDefinite }, role }, value) {
    const given = {
        range: [(typeAnnotation ?? key).range[1], (typeAnnotation ?? key).range[1]],
        text: ` = ${value}.${role}`,
    };
    // What has a value needs no `!`.
    const definite = isDefinite && typeAnnotation;
    return definite ? [{ range: [key.range[1], typeAnnotation.range[0]], text: '' }, given] : [given];
}
