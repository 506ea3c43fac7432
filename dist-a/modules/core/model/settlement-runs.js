import { enclosingClass, enclosingFunction, isField, isFunction, isInside, isLoop, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { variableOfFunction } from "./local-functions.js";
import { Members } from "./members.js";
import { registrationAt } from "./registrations.js";
/** Ways beyond this to one settlement add nothing. */
const maxRuns = 24;
const maxSteps = 12;
const finders = new WeakMap();
/** The ways to the settlements of a file, found once for all who ask. */
export function settlementRuns(source) {
    let finder = finders.get(source.ast);
    if (finder === undefined)
        finders.set(source.ast, (finder = new SettlementRuns(source)));
    return finder;
}
/** Finds how settlements come to run. */
class SettlementRuns {
    #known = new Map();
    #source;
    #members;
    constructor(source) {
        this.#source = source;
        this.#members = new Members(source);
    }
    /** The ways to a settlement or hand-off. */
    of(handle) {
        let runs = this.#known.get(handle);
        if (runs === undefined)
            this.#known.set(handle, (runs = this.#find(handle)));
        return runs;
    }
    #find(handle) {
        const { use, completion } = handle;
        const found = [];
        if (use.kind === 'settle')
            this.#outwards(use.call, [], handle, found);
        else if (use.kind === 'hand-off') {
            for (const value of use.isMember ? this.#membersOf(use.node, handle) : [use.node]) {
                const by = registrationAt(value, this.#source);
                if (by !== undefined)
                    this.#given({ fn: undefined, site: value, by }, [], handle, found);
            }
        }
        return found.filter((run) => run.steps.every(({ fn }) => fn === undefined || !isInside(completion.node, fn)));
    }
    /** The properties of an object through which the handle is given away: `{ next: resolve }`. */
    *#membersOf(node, { completion, use }) {
        const object = unwrap(node);
        const role = use.kind === 'hand-off' ? use.role : undefined;
        const parameter = completion.executor?.params[role === 'reject' ? 1 : 0];
        for (const property of object.type === 'ObjectExpression' ? object.properties : []) {
            if (property.type !== 'Property')
                continue;
            const value = unwrap(property.value);
            const isOwn = value.type === 'Identifier'
                ? parameter?.type === 'Identifier' && this.#source.bindings.variable(value)?.identifiers.includes(parameter)
                : value.type === 'MemberExpression' && propertyName(value) === role;
            if (isOwn === true)
                yield property.value;
        }
    }
    #outwards(site, steps, handle, found) {
        if (found.length >= maxRuns || steps.length > maxSteps)
            return;
        const fn = enclosingFunction(site);
        const end = (begins) => {
            found.push({ handle, steps, origin: site, begins });
        };
        if (fn === undefined || makes(fn, handle.completion)) {
            end('made');
            return;
        }
        if (steps.some((step) => step.fn === fn))
            return;
        const at = wrapped(fn);
        const { parent } = at;
        if (parent?.type === 'CallExpression' && parent.callee === at) {
            this.#outwards(parent, [...steps, { fn, site, by: undefined }], handle, found);
            return;
        }
        const by = registrationAt(fn, this.#source);
        if (by !== undefined) {
            this.#given({ fn, site, by }, steps, handle, found);
            return;
        }
        const before = found.length;
        let isCalledByOthers = isExposed(fn);
        for (const name of this.#namesOf(fn))
            isCalledByOthers = !this.#used(name, fn, site, steps, handle, found) || isCalledByOthers;
        if (isCalledByOthers)
            found.push({ handle, steps: [...steps, { fn, site, by: undefined }], origin: site, begins: 'called' });
        else if (found.length === before)
            end('lost');
    }
    /** Follows one appearance of a function's name; false when it goes where the file does not show. */
    #used(name, fn, site, steps, handle, found) {
        let at = wrapped(name);
        // `handler.bind(this)` is the handler, `handler.call(…)` calls it.
        if (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
            const method = propertyName(at.parent);
            const call = wrapped(at.parent).parent;
            if (call?.type !== 'CallExpression' || call.callee !== wrapped(at.parent))
                return true;
            if (method === 'call' || method === 'apply') {
                this.#outwards(call, [...steps, { fn, site, by: undefined }], handle, found);
                return true;
            }
            if (method !== 'bind')
                return true;
            at = wrapped(call);
        }
        const { parent } = at;
        if (parent?.type === 'CallExpression' && parent.callee === at) {
            this.#outwards(parent, [...steps, { fn, site, by: undefined }], handle, found);
            return true;
        }
        const by = registrationAt(at, this.#source);
        if (by !== undefined) {
            this.#given({ fn, site, by }, steps, handle, found);
            return true;
        }
        return parent?.type !== 'ReturnStatement' && parent?.type !== 'Property' && parent?.type !== 'ExportSpecifier';
    }
    #given(step, steps, handle, found) {
        this.#outwards(step.by.node, [...steps, step], handle, found);
    }
    /** Where the file names a function: the reads of its variable, or its member of `this`. */
    *#namesOf(fn) {
        const { parent } = fn;
        if (parent.type === 'MethodDefinition' || isField(parent)) {
            const name = propertyName(parent);
            if (name !== undefined && !parent.static)
                yield* this.#members.ofOwner(parent.parent.parent, name);
            return;
        }
        let variable = variableOfFunction(fn, this.#source);
        if (parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier')
            variable = this.#source.bindings.variable(parent.left);
        for (const reference of variable?.references ?? []) {
            const { identifier } = reference;
            if (reference.isRead() && !isInside(identifier, fn))
                yield identifier;
        }
    }
}
/** Whether the function's run makes the promise: its executor, or what the promise is made in. */
function makes(fn, { node, executor }) {
    if (fn === executor || isInside(node, fn))
        return true;
    // The fields of an instance are made by its constructor.
    const { parent } = fn;
    const field = parent.type === 'MethodDefinition' && parent.kind === 'constructor' ? fieldAround(node) : undefined;
    return field !== undefined && !field.static && field.parent === parent.parent;
}
function fieldAround(node) {
    let at = node;
    while (at && !isField(at) && !isFunction(at))
        at = at.parent;
    return isField(at) ? at : undefined;
}
/** Whether others can call the function: a public method, what is exported or returned. */
function isExposed(fn) {
    const { parent } = fn;
    switch (parent.type) {
        case 'MethodDefinition':
            return (parent.kind !== 'constructor' && parent.key.type !== 'PrivateIdentifier' && parent.accessibility !== 'private');
        case 'PropertyDefinition':
        case 'AccessorProperty':
            return parent.key.type !== 'PrivateIdentifier' && parent.accessibility !== 'private';
        case 'ExportNamedDeclaration':
        case 'ExportDefaultDeclaration':
        case 'Property':
        case 'ReturnStatement':
            return true;
        case 'VariableDeclarator':
            return parent.parent.parent.type === 'ExportNamedDeclaration';
        case 'ArrowFunctionExpression':
            return parent.body === fn;
        default:
            return false;
    }
}
/** The code whose each run makes the promise anew: a function or loop; the class, for what is made with an instance. */
export function makerOf({ node, executor }) {
    for (let at = node.parent; at; at = at.parent) {
        if (isLoop(at))
            return at;
        if (isField(at) && !at.static)
            return at.parent.parent;
        if (!isFunction(at) || at === executor)
            continue;
        const isConstructor = at.parent.type === 'MethodDefinition' && at.parent.kind === 'constructor';
        return isConstructor ? enclosingClass(at) : at;
    }
    return undefined;
}
/** Whether what stands at the node runs for one promise alone, and not for each that is made in turn. */
export function belongsTo(completion, node) {
    const maker = makerOf(completion);
    return maker === undefined || isInside(node, maker);
}
