import { enclosingClass, enclosingFunction, isFunction, isInConstructor, isInside, listed, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { someNode, someOwnNode } from "../../source/visit.js";
import { isNoop } from "./around.js";
import { fieldDeclaration } from "./kept.js";
import { isTyped } from "./result-type.js";
// Fields that hold a resolver whenever code other than that of the class's making can ask for it.
/** Whether the source is there before anything of the class can run: what the field was while it was empty is never seen. */
export function isFilledFirst({ place, mentions }, { position, executor }) {
    if (position.kind !== 'field' || place.kind !== 'field' || typeof place.owner === 'string')
        return false;
    if (mentions.some(({ node, isWrite }) => isWrite && !isInside(node, executor)))
        return false;
    if (place.name.startsWith('#'))
        return true;
    const declaration = fieldDeclaration(place);
    // What a class extends may call a method before there are fields.
    return declaration !== undefined && !place.owner.superClass && fieldsAreApart(place.owner, declaration);
}
/**
 * Whether a field begins with a function that does nothing, and the constructor makes the promise before anybody can
 * call it: then the source alone is to be declared.
 */
export function isFilledByConstructor({ place, mentions }, sites, source) {
    const [site, ...others] = sites;
    const declaration = fieldDeclaration(place);
    if (site === undefined || others.length > 0 || !declaration?.value || declaration.static)
        return false;
    if (!isNoop(declaration.value) || listed(declaration.decorators).length > 0)
        return false;
    if (isTyped(source) && declaration.typeAnnotation?.typeAnnotation.type !== 'TSFunctionType')
        return false;
    if (mentions.some(({ node, isWrite }) => isWrite && !isInside(node, site.executor)))
        return false;
    const { node, position } = site;
    const home = enclosingFunction(node);
    const owner = enclosingClass(node);
    if (position.kind !== 'statement' || home?.body.type !== 'BlockStatement' || owner === undefined)
        return false;
    const body = home.body.body;
    const at = body.indexOf(position.statement);
    return (isInConstructor(node) &&
        home.parent.parent === owner.body &&
        at >= 0 &&
        keepsAlone(site) &&
        fieldsAreApart(owner) &&
        body.slice(0, at).every((statement) => isApart(statement, owner)));
}
/**
 * Whether TypeScript sees for itself that the constructor gives the field a value: nobody has to assert it with a `!`,
 * which the executor wanted for being a function of its own.
 */
export function isAssignedByConstructor({ place, mentions }, sites) {
    const owner = place.kind === 'field' && typeof place.owner !== 'string' ? place.owner : undefined;
    return sites.some(({ node, position, executor, ...site }) => {
        if (position.kind !== 'statement' || !keepsAlone(site))
            return false;
        const home = enclosingFunction(node);
        if (!isInConstructor(node) || home?.parent.parent !== owner?.body || home?.body.type !== 'BlockStatement')
            return false;
        const body = home.body.body;
        const at = body.indexOf(position.statement);
        const isReadBefore = mentions.some((each) => isInside(each.node, home) && each.node.range[0] < executor.range[0] && enclosingFunction(each.node) === home);
        const leaves = (each) => someOwnNode(each, ({ type }) => type === 'ReturnStatement');
        return at >= 0 && !isReadBefore && !body.slice(0, at).some(leaves);
    });
}
/** Whether the executor does nothing but assign: a throw would leave the field as it began. */
function keepsAlone({ body }) {
    return body.every((statement) => {
        const at = statement.type === 'ExpressionStatement' ? statement.expression : statement;
        return at.type === 'AssignmentExpression' && unwrap(at.right).type === 'Identifier';
    });
}
/** Whether the values of a class's fields, or of those above one, do no more to the object that is being made. */
function fieldsAreApart(owner, end) {
    const { body } = owner.body;
    const fields = end ? body.slice(0, body.indexOf(end)) : body;
    return fields.every((each) => {
        const value = each.type === 'PropertyDefinition' && !each.static ? each.value : null;
        return value === null || isFunction(value) || isApart(value, owner);
    });
}
/** Whether code of a class's making does no more to the object than set or read its fields, and goes on to what follows. */
function isApart(code, owner) {
    if (someOwnNode(code, ({ type }) => type === 'ReturnStatement'))
        return false;
    return !someNode(code, (node) => {
        if (node.type === 'Super')
            return node.parent.type !== 'CallExpression';
        return node.type === 'ThisExpression' && !isOfField(node, owner);
    });
}
/** `this.field`, which is no accessor, and is neither called nor given to what may call it. */
function isOfField(node, owner) {
    const member = wrapped(node).parent;
    if (member?.type !== 'MemberExpression' || member.object !== wrapped(node))
        return false;
    const name = propertyName(member);
    const { parent } = wrapped(member);
    const isField = owner.body.body.some((each) => each.type === 'PropertyDefinition' && propertyName(each) === name);
    return isField && parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression';
}
