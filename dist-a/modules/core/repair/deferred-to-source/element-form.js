import { propertyName, unwrap } from "../../source/ast.js";
import { PlacesStay } from "./skip.js";
/** The member of a record that comes to keep the source: the record may have no other of that name. */
export const sourceMember = 'source';
/** The form that all keeps share. @throws {PlacesStay} when they differ. */
export function formOf(keeps, source) {
    const forms = keeps.map(({ value, role, completion }) => {
        if (value.type === 'Identifier' && role)
            return { kind: 'resolver', roles: new Map([['', role]]), isSource: false };
        const roleOf = (held) => {
            const at = unwrap(held);
            const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
            const index = completion.executor?.params.findIndex((parameter) => parameter.type === 'Identifier' && variable?.identifiers.includes(parameter)) ?? -1;
            return index < 0 ? undefined : index === 0 ? 'resolve' : 'reject';
        };
        const roles = new Map();
        if (value.type === 'ArrayExpression') {
            for (const [index, each] of value.elements.entries()) {
                const held = each === null ? undefined : roleOf(each);
                if (held === undefined)
                    throw new PlacesStay('use-unknown');
                roles.set(String(index), held);
            }
            if (new Set(roles.values()).size < roles.size)
                throw new PlacesStay('use-unknown');
            return { kind: 'tuple', roles, isSource: true };
        }
        if (value.type !== 'ObjectExpression')
            throw new PlacesStay('use-unknown');
        for (const property of value.properties) {
            if (property.type === 'SpreadElement')
                throw new PlacesStay('use-unknown');
            const held = roleOf(property.value);
            const name = propertyName(property);
            if (held === undefined && name === sourceMember)
                throw new PlacesStay('use-unknown');
            if (held !== undefined && name !== undefined)
                roles.set(name, held);
        }
        const isSource = roles.size === value.properties.length && [...roles].every(([name, each]) => name === each);
        return { kind: 'record', roles, isSource };
    });
    const [first] = forms;
    const describe = (form) => JSON.stringify([form.kind, form.isSource, [...form.roles].sort()]);
    if (first === undefined || forms.some((form) => describe(form) !== describe(first)))
        throw new PlacesStay('not-in-step');
    return first;
}
/** The edits that put a source where an element was put together. */
export function editElement(value, name, { roles, isSource }) {
    if (value.type !== 'ObjectExpression' || isSource)
        return [{ range: value.range, text: name }];
    const [first, ...others] = value.properties.filter((each) => each.type === 'Property' && roles.has(propertyName(each) ?? ''));
    if (first === undefined)
        throw new PlacesStay('use-unknown');
    return [
        { range: first.range, text: name === sourceMember ? name : `${sourceMember}: ${name}` },
        ...others.map((other) => removeProperty(other, value.properties)),
    ];
}
/** Removes one of the properties of an object or pattern, with its comma. */
export function removeProperty(node, all) {
    const index = all.indexOf(node);
    const before = all[index - 1];
    if (before)
        return { range: [before.range[1], node.range[1]], text: '' };
    const next = all[index + 1];
    return { range: [node.range[0], next ? next.range[0] : node.range[1]], text: '' };
}
