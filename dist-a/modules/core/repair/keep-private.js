import { enclosingFunction, isClass, isInside, listed, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { initializer } from "../source/scopes.js";
import { indentAt, indentStep, lineBreak, semicolon } from "./layout.js";
/** Keeps the producer inside and gives its promise away instead, where one edit says so. */
export function keepPrivate(node, completion, source) {
    if (completion.kind !== 'source' && completion.kind !== 'resolvers')
        return undefined;
    const edits = node.type === 'ReturnStatement'
        ? returnPromise(node.argument, completion, source)
        : hideField(node, completion, source);
    return edits && { applicability: 'suggested', messageId: 'keepPrivate', edits };
}
function returnPromise(value, made, source) {
    const at = value && unwrap(value);
    // What was made for the caller alone would be completed by nobody.
    if (at?.type !== 'Identifier' && at?.type !== 'MemberExpression')
        return undefined;
    if (at.type === 'Identifier' && !hasPromise(at, made, source))
        return undefined;
    // A declared type says that the producer is given away, and callers rely on it.
    if (enclosingFunction(at)?.returnType)
        return undefined;
    return [{ range: [at.range[1], at.range[1]], text: '.promise' }];
}
/** Whether a variable has the promise as a member: something else may have been given the resolvers, the promise itself even. */
function hasPromise(name, { node }, { bindings }) {
    const variable = bindings.variable(name);
    const init = variable && initializer(variable);
    const value = init && unwrap(init);
    if (value?.type !== 'ObjectExpression')
        return value === undefined || value === node;
    return value.properties.some((each) => each.type === 'Property' && propertyName(each) === 'promise');
}
/** `ready = Promise.withResolvers()` becomes `#ready`, with a getter for its promise. */
function hideField(node, { node: made }, source) {
    if (node.type !== 'PropertyDefinition' || node.static || node.computed || node.key.type !== 'Identifier')
        return undefined;
    if (node.value === null || unwrap(node.value) !== made || node.typeAnnotation)
        return undefined;
    if (listed(node.decorators).length > 0 || node.accessibility || node.declare || node.override)
        return undefined;
    const { name } = node.key;
    const owner = node.parent.parent;
    if (!isClass(owner) || source.mentions.members(`#${name}`).length > 0)
        return undefined;
    const members = source.mentions.members(name);
    const isOwn = members.every((member) => member.object.type === 'ThisExpression' && isInside(member, owner));
    const isTaken = owner.body.body.some((element) => element !== node && [name, `#${name}`].includes(propertyName(element) ?? ''));
    if (!isOwn || isTaken || source.mentions.patterns(name).length > 0)
        return undefined;
    const { text } = source;
    const indent = indentAt(text, node.range[0]);
    const line = lineBreak(text);
    const body = `${line}${indent}${indentStep(text)}return this.#${name}.promise${semicolon(text)}${line}${indent}`;
    const getter = `get ${name}() {${body}}`;
    const renamed = members.flatMap((member) => {
        const up = wrapped(member).parent;
        // Who reads the promise can do so by the getter as well as before.
        const [start] = member.property.range;
        return up === undefined ? [] : [{ range: [start, start], text: '#' }];
    });
    const [start] = node.key.range;
    return [
        { range: [start, start], text: '#' },
        { range: [node.range[1], node.range[1]], text: `${line}${indent}${getter}` },
        ...renamed,
    ];
}
