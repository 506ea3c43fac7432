import { isNothing } from "./ast.js";
/** How many identifiers are looked up one by one before it pays to go through all of the file. */
const FEW = 200;
/** Answers "which variable is this identifier". Who asks little pays little: a file may hold a hundred thousand. */
export class Bindings {
    #analyze;
    #analyzed;
    #gathered = new Set();
    #references = new Map();
    #asked = 0;
    /** @param analyze asked once, and only by who asks for a binding: many files are done without. */
    constructor(analyze) {
        this.#analyze = analyze;
    }
    get #manager() {
        return (this.#analyzed ??= this.#analyze());
    }
    reference(node) {
        if (this.#asked < FEW)
            this.#gatherAround(node);
        return this.#references.get(node);
    }
    #gatherAround(node) {
        if (++this.#asked === FEW)
            for (const scope of this.#manager.scopes)
                this.#gather(scope);
        // References of a decorator or a default value may belong to a scope further out than where they stand.
        for (let scope = this.#innermost(node); scope && !this.#references.has(node); scope = scope.upper ?? undefined) {
            this.#gather(scope);
        }
    }
    #gather(scope) {
        if (this.#gathered.has(scope))
            return;
        this.#gathered.add(scope);
        for (const reference of scope.references) {
            const known = this.#references.get(reference.identifier);
            if (known === undefined || known.resolved === null)
                this.#references.set(reference.identifier, reference);
        }
    }
    #innermost(node) {
        for (let at = node; at; at = at.parent) {
            const scope = this.#manager.acquire(at, true);
            if (scope !== null)
                return scope;
        }
        return undefined;
    }
    /** The variable that an identifier refers to; undefined for globals that no code declares. */
    variable(node) {
        return this.reference(node)?.resolved ?? undefined;
    }
    /** The variables that a node declares: parameters of a function, names of a declarator, the class, the import. */
    declared(node) {
        return this.#manager.getDeclaredVariables(node);
    }
    /** Calls `visit` for all variables of the file but its globals. By hand: there are many. */
    eachVariable(visit) {
        for (const { type, variables } of this.#manager.scopes)
            if (type !== 'global')
                for (const variable of variables)
                    visit(variable);
    }
    /** The parameters of all functions of the file. */
    parameters() {
        const found = [];
        for (const { type, variables } of this.#manager.scopes) {
            if (type !== 'function')
                continue;
            for (const variable of variables)
                if (variable.defs[0]?.type === 'Parameter')
                    found.push(variable);
        }
        return found;
    }
    /** The variable that a declaring identifier (a parameter, a declarator's id) introduces. */
    declaredBy(identifier) {
        for (let at = identifier;; at = at.parent) {
            const found = this.declared(at).find((variable) => variable.identifiers.includes(identifier));
            if (found !== undefined)
                return found;
            if (at.type === 'BlockStatement' || at.type === 'Program')
                return undefined;
        }
    }
    /** Whether the identifier means the global of that name: nothing in the file declares it. */
    isGlobal(node) {
        const variable = this.variable(node);
        return variable === undefined || variable.defs.length === 0;
    }
    /** The variable that a name would mean at a node; undefined where it would be a global that no code declares. */
    visible(name, node) {
        for (let scope = this.scopeAt(node); scope; scope = scope.upper ?? undefined) {
            const variable = scope.set.get(name);
            if (variable !== undefined)
                return variable;
        }
        return undefined;
    }
    /** The innermost scope that holds the node. */
    scopeAt(node) {
        const scope = this.#innermost(node);
        return scope?.type === 'function-expression-name' ? (scope.childScopes[0] ?? scope) : scope;
    }
}
/** Never written after its declaration: a `const`, a parameter or a function that no code reassigns. */
export function isConstant(variable) {
    return variable.references.every((reference) => !reference.isWrite() || reference.init === true);
}
/** `let ready = false;` that no code writes: it is there to change, by code that the file does not show. */
export function isLeftToOthers(variable) {
    const [definition] = variable.defs;
    if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator')
        return false;
    const { init, parent } = definition.node;
    if (parent.kind !== 'let' && parent.kind !== 'var')
        return false;
    return (init === null || isNothing(init) || isBoolean(init)) && isConstant(variable);
}
function isBoolean(node) {
    return node.type === 'Literal' && typeof node.value === 'boolean';
}
/** The expression a variable was declared with, when it is a plain `const x = …` or `let x = …`. */
export function initializer(variable) {
    const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
    if (definition?.type !== 'Variable' || definition.node.type !== 'VariableDeclarator')
        return undefined;
    return definition.node.id.type === 'Identifier' ? (definition.node.init ?? undefined) : undefined;
}
/** What a variable has its value from: the expression it was declared with, or the property of a pattern that takes it out of an object. */
export function takenFrom(variable) {
    const init = initializer(variable);
    const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
    if (init !== undefined || definition?.type !== 'Variable')
        return init;
    const { parent } = definition.name;
    const value = parent?.type === 'AssignmentPattern' && parent.left === definition.name ? parent : definition.name;
    const property = value.parent;
    return property?.type === 'Property' && property.parent.type === 'ObjectPattern' && property.value === value
        ? property
        : undefined;
}
