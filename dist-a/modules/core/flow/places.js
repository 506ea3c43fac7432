import { isStep, lastName, propertyName, unwrap } from "../source/ast.js";
import { functionIn } from "../source/hooks.js";
import { beginningIn } from "../source/ordered.js";
/** Calls whose name says that they only ask: the same question twice has the same answer until something changes. */
const question = /^(?:is|has|can|should|includes|startsWith|endsWith|every|some)(?:[A-Z]|$)/u;
/**
 * Names for places that hold a value: variables by identity (`‹12›`), `this` of one function, and members of either.
 * Two expressions with the same key are the same place as long as nothing on the way was written.
 */
export class Places {
    #bindings;
    #ids = new Map();
    #variables = new Map();
    #shared = new Map();
    #steps = new Map();
    constructor(bindings) {
        this.#bindings = bindings;
    }
    variableKey(variable) {
        let id = this.#ids.get(variable);
        if (id === undefined) {
            id = `‹${String(this.#ids.size)}›`;
            this.#ids.set(variable, id);
            this.#variables.set(id, variable);
        }
        return id;
    }
    /** The key of the variable that an identifier declares. */
    declaredKey(identifier) {
        const variable = this.#bindings.declaredBy(identifier);
        return variable && this.variableKey(variable);
    }
    /** The variable at the root of a key, if it has one. */
    rootVariable(key) {
        const id = /‹\d+›/u.exec(key)?.[0];
        return id === undefined ? undefined : this.#variables.get(id);
    }
    /** The key of a place or of a pure question about places; undefined for what has no stable name. */
    key(node) {
        const at = unwrap(node);
        switch (at.type) {
            case 'Identifier': {
                const reference = this.#bindings.reference(at);
                const variable = reference === undefined ? this.#bindings.declaredBy(at) : reference.resolved;
                return variable === undefined || variable === null ? `global:${at.name}` : this.variableKey(variable);
            }
            case 'ThisExpression':
                return 'this';
            case 'Literal':
                return `(${at.raw})`;
            case 'MemberExpression': {
                const object = this.key(at.object);
                const name = propertyName(at) ?? (at.computed ? this.#computed(at.property) : undefined);
                return object === undefined || name === undefined ? undefined : `${object}.${name}`;
            }
            case 'CallExpression': {
                const callee = unwrap(at.callee);
                const name = lastName(callee);
                if (name === undefined || !question.test(name))
                    return undefined;
                const parts = [callee, ...at.arguments].map((part) => this.key(part));
                return parts.includes(undefined) ? undefined : `${String(parts[0])}(${parts.slice(1).join()})`;
            }
            case 'UnaryExpression': {
                const argument = at.operator === 'typeof' ? this.key(at.argument) : undefined;
                return argument === undefined ? undefined : `typeof ${argument}`;
            }
            case 'AwaitExpression':
                return undefined;
            default:
                return undefined;
        }
    }
    #computed(property) {
        const key = this.key(property);
        return key === undefined ? undefined : `[${key}]`;
    }
    /** Whether other code may write the variable while this function waits or calls: a nested function assigns it. */
    isShared(variable) {
        let isShared = this.#shared.get(variable);
        if (isShared === undefined)
            this.#shared.set(variable, (isShared = this.#writtenElsewhere(variable)));
        return isShared;
    }
    /** Whether the code of a node counts with the variable. */
    isCountedIn(variable, { range }) {
        let steps = this.#steps.get(variable);
        if (steps === undefined) {
            const names = variable.references.map(({ identifier }) => identifier);
            // What JSX names is no variable that counts.
            steps = names.filter((name) => name.type === 'Identifier' && isStep(name));
            this.#steps.set(variable, steps);
        }
        return beginningIn(steps, range).next().done !== true;
    }
    #writtenElsewhere(variable) {
        return variable.references.some((reference) => reference.isWrite() && reference.init !== true && reference.from.variableScope !== variable.scope.variableScope);
    }
}
/** The function that a variable is for good: its declaration, or a `const` bound to a function expression. */
export function functionOf(variable) {
    if (variable === undefined)
        return undefined;
    if (!functions.has(variable))
        functions.set(variable, findFunction(variable));
    return functions.get(variable);
}
// Asked at every call; to look through all references of a popular name each time would be quadratic.
const functions = new WeakMap();
function findFunction(variable) {
    const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
    if (definition === undefined)
        return undefined;
    if (variable.references.some((reference) => reference.isWrite() && reference.init !== true))
        return undefined;
    if (definition.type === 'FunctionName')
        return definition.node;
    if (definition.node.type !== 'VariableDeclarator' || definition.node.id.type !== 'Identifier')
        return undefined;
    return definition.node.init ? functionIn(definition.node.init) : undefined;
}
