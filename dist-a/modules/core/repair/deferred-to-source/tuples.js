import { propertyName, unwrap, wrapped } from "../../source/ast.js";
import { editReference } from "./handle-edits.js";
import { PlacesStay } from "./skip.js";
// Elements of a collection that are lists of both resolvers, `[resolve, reject]`, and come to be sources.
/** `entry[0](value)` becomes `entry.resolve(value)`. */
export function editTupleMember(member, { roles }, type, source) {
    const role = roles.get(propertyName(member) ?? '');
    if (role === undefined || !member.computed || wrapped(member).parent?.type === 'AssignmentExpression')
        throw new PlacesStay('use-unknown');
    const token = [member.object.range[1], member.range[1]];
    const name = member.optional ? '?' : '';
    const edits = editReference({ node: member, token, role, name, isOptional: 'never', type }, source);
    // What is only asked for takes no name of its own: a source always has it.
    return edits.some(({ text }) => /^\??\.|^undefined$/u.test(text))
        ? edits
        : [{ range: token, text: `${name}.${role}` }];
}
/** `[resolve, fail]` becomes `{ resolve, reject: fail }`: a source has both, bound. */
export function editTuplePattern(pattern, { roles }) {
    if (pattern.typeAnnotation)
        throw new PlacesStay('use-unknown');
    const members = pattern.elements.flatMap((each, index) => {
        if (each === null)
            return [];
        const role = roles.get(String(index));
        if (each.type !== 'Identifier' || role === undefined)
            throw new PlacesStay('use-unknown');
        return each.name === role ? role : `${role}: ${each.name}`;
    });
    return [{ range: pattern.range, text: `{ ${members.join(', ')} }` }];
}
/** Whether what a loop takes apart is a key with its element, as a Map gives them. */
export function isEntry(pattern, keeps) {
    const declaration = pattern.parent?.parent;
    const loop = declaration?.parent;
    if (loop?.type !== 'ForOfStatement' || loop.left !== declaration)
        throw new PlacesStay('use-unknown');
    const listed = methodOf(loop.right);
    if (listed === 'values' || listed === 'entries')
        return listed === 'entries';
    return keeps.every(({ write }) => methodOf(write) === 'set');
}
function methodOf(call) {
    const at = unwrap(call);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    return callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
}
