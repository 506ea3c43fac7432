import { isFunction, propertyName, unwrap, wrapped } from "../source/ast.js";
/** The nodes that give a place its value: writes of a variable, and the function that it is a parameter of. */
export function* writersOf(place) {
    if (typeof place === 'string')
        return;
    const nodes = [];
    if ('at' in place)
        nodes.push(place.at);
    if ('references' in place) {
        const variable = place;
        for (const reference of variable.references)
            if (reference.isWrite())
                nodes.push(reference.identifier);
        nodes.push(...variable.identifiers);
    }
    for (const node of nodes) {
        const writer = writerOf(node);
        if (writer !== undefined)
            yield writer;
    }
}
/** The assignment, declarator, loop or function that gives a name its value, through any patterns. */
function writerOf(name) {
    if (isFunction(name))
        return name;
    let inner = wrapped(name);
    let at = inner.parent;
    while (at && /^(?:Property|ObjectPattern|ArrayPattern|AssignmentPattern|RestElement)$/u.test(at.type)) {
        inner = at;
        at = at.parent;
    }
    if (isFunction(at))
        return at.params.some((parameter) => parameter === inner) ? at : undefined;
    if (at?.type === 'VariableDeclarator' && at.init === null)
        at = at.parent.parent;
    return at && /^(?:AssignmentExpression|VariableDeclarator|ForOfStatement)$/u.test(at.type) ? at : undefined;
}
/** `this.release = null` after `this.release()`: the assignments to the members that calls go through, each once. */
export class MemberWrites {
    #source;
    #sought = new Set();
    constructor(source) {
        this.#source = source;
    }
    /** The assignments anywhere in the file to members of the names in the callee, but for those given before. */
    *of(call) {
        for (let at = unwrap(call.callee); at.type === 'MemberExpression'; at = unwrap(at.object)) {
            const name = propertyName(at);
            if (name === undefined || this.#sought.has(name))
                continue;
            this.#sought.add(name);
            for (const member of this.#source.mentions.members(name)) {
                const { parent } = wrapped(member);
                if (parent?.type === 'AssignmentExpression' && unwrap(parent.left) === member)
                    yield parent;
            }
        }
    }
}
