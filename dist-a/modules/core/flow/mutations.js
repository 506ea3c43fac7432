import { enclosingFunction, isInside, unwrap } from "../source/ast.js";
import { walk } from "../source/visit.js";
/** Which places a stretch of code may write: what a loop body changes cannot be relied on in its next turn. */
export class Mutations {
    #places;
    #bindings;
    #cache = new Map();
    constructor(places, bindings) {
        this.#places = places;
        this.#bindings = bindings;
    }
    /** The keys of these facts that the code inside the node may change. */
    changedIn(node, facts) {
        return [...facts].filter((key) => {
            const variable = this.#places.rootVariable(key);
            if (variable?.references.some((reference) => reference.isWrite() && isInside(reference.identifier, node)) === true)
                return true;
            return /[.(]/u.test(key) && this.#membersIn(node).some((mutation) => key.includes(mutation.key));
        });
    }
    /** Whether the key is a variable that the node's own code writes, and no function inside it at a time of its own. */
    isWrittenInTurn(node, key) {
        const variable = this.#places.rootVariable(key);
        if (variable === undefined || key !== this.#places.variableKey(variable))
            return false;
        const home = enclosingFunction(node);
        return variable.references.every((reference) => !reference.isWrite() ||
            !isInside(reference.identifier, node) ||
            enclosingFunction(reference.identifier) === home);
    }
    /** The keys of these facts whose root is declared inside the node, and so is another variable in each turn. */
    declaredIn(node, facts) {
        return [...facts.keys()].filter((key) => {
            const root = this.#places.rootVariable(key);
            return root?.identifiers.some((identifier) => isInside(identifier, node)) === true;
        });
    }
    #membersIn(node) {
        const known = this.#cache.get(node);
        if (known !== undefined)
            return known;
        const found = [];
        walk(node, (at) => {
            const target = at.type === 'AssignmentExpression'
                ? at.left
                : at.type === 'UpdateExpression'
                    ? at.argument
                    : at.type === 'UnaryExpression' && at.operator === 'delete'
                        ? at.argument
                        : undefined;
            const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
            const key = target?.type === 'MemberExpression'
                ? this.#places.key(target)
                : callee?.type === 'MemberExpression'
                    ? this.#receiver(callee.object)
                    : undefined;
            if (key !== undefined)
                found.push({ offset: at.range[0], key });
            return true;
        });
        this.#cache.set(node, found);
        return found;
    }
    #receiver(object) {
        const key = this.#places.key(object);
        const variable = object.type === 'Identifier' ? this.#bindings.variable(object) : undefined;
        return key === undefined || (variable === undefined && key.startsWith('global:')) ? undefined : `${key}.`;
    }
}
