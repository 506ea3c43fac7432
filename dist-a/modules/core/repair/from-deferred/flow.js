import { isExportedDeclaration } from "../../model/producers/exported.js";
import { keepsArgument } from "../../model/collections.js";
import { calledFunction, callsOf, variableOfFunction } from "../../model/local-functions.js";
import { enclosingFunction, isFunction, isNothing, unwrap, wrapped, } from "../../source/ast.js";
import { fieldDeclaration, mentionsOf, placeOf, variableDeclaration, } from "../deferred-to-source/kept.js";
import { attempt, Refusal } from "./refusal.js";
import { isExported, isInspection, isOnlyResult, isSameValue, isSpread, usesOfCollection, wrappedValue, } from "./syntax.js";
const newTrace = () => ({ members: [], patterns: [], leaks: [], places: new Set() });
/** Follows deferreds through a file, from where they are made to all that is done with them. */
export class DeferredFlow {
    places = new Map();
    /** The expressions that read a place, or take an element out of one. */
    reads = new Map();
    /** Calls of functions of the file that give nothing but what they are given with here. */
    given = new Map();
    #source;
    #model;
    #isPromise;
    #elements = new Map();
    /** @param isPromise whether the value is a promise itself, so that `await` takes the value out of it. */
    constructor(source, model, isPromise) {
        this.#source = source;
        this.#model = model;
        this.#isPromise = isPromise;
    }
    /** @throws {Refusal} for a use that a source could not serve. */
    traceOf(origin) {
        const trace = newTrace();
        this.#follow(origin, trace);
        return trace;
    }
    #follow(node, trace) {
        const at = wrappedValue(node);
        const { parent } = at;
        if (isInspection(at, parent))
            return;
        if (isSameValue(at, parent)) {
            this.#follow(parent, trace);
            return;
        }
        switch (parent.type) {
            case 'MemberExpression':
                if (parent.object !== at)
                    throw new Refusal('use-unknown');
                trace.members.push(parent);
                return;
            case 'VariableDeclarator':
                if (parent.id.type === 'ObjectPattern')
                    trace.patterns.push(parent.id);
                else
                    this.#keep(parent.id, trace, at);
                return;
            case 'PropertyDefinition':
                this.#field(parent, trace, at);
                return;
            case 'AssignmentExpression':
                this.#assigned(parent, trace, at);
                return;
            case 'AwaitExpression':
                if (this.#isPromise)
                    trace.leaks.push(at);
                else
                    this.#follow(parent, trace);
                return;
            case 'CallExpression':
            case 'NewExpression':
                this.#argument(parent, trace, at);
                return;
            case 'ArrayExpression':
                this.#listed(parent, trace, at);
                return;
            case 'ReturnStatement':
            case 'ArrowFunctionExpression':
                this.#returned(at, parent, trace);
                return;
            case 'Property':
                if (parent.parent.type === 'ObjectPattern')
                    throw new Refusal('use-unknown');
                trace.leaks.push(at);
                return;
            case 'ExportSpecifier':
            case 'ExportDefaultDeclaration':
            case 'YieldExpression':
            case 'TSAsExpression':
            case 'TSSatisfiesExpression':
            case 'TSTypeQuery':
            case 'JSXExpressionContainer':
                trace.leaks.push(at);
                return;
            default:
                throw new Refusal('use-unknown');
        }
    }
    #assigned(assignment, trace, value) {
        if (assignment.right !== value || !/^(?:\?\?|\|\|)?=$/u.test(assignment.operator))
            throw new Refusal('use-unknown');
        const left = unwrap(assignment.left);
        if (left.type === 'ObjectPattern')
            trace.patterns.push(left);
        else
            this.#keep(left, trace, value);
        if (assignment.parent.type !== 'ExpressionStatement')
            this.#follow(assignment, trace);
    }
    #field(field, trace, value) {
        const owner = field.parent.parent;
        const { key } = field;
        const name = key.type === 'PrivateIdentifier' ? `#${key.name}` : key.type === 'Identifier' ? key.name : undefined;
        if (name === undefined || field.computed || field.static)
            trace.leaks.push(value);
        else
            this.#hold({ kind: 'field', key: `${String(owner.range[0])}.${name}`, owner, name }, false, trace, value);
    }
    #keep(target, trace, value) {
        if (target.type === 'Identifier') {
            const variable = this.#source.bindings.declaredBy(target) ?? this.#source.bindings.variable(target);
            if (variable?.defs.length === 1)
                this.#hold({ kind: 'variable', key: variable, variable }, false, trace, value);
            else
                trace.leaks.push(value);
            return;
        }
        const place = this.#placeOf(target);
        if (place)
            this.#hold(place, false, trace, value);
        else
            trace.leaks.push(value);
    }
    #placeOf(node) {
        return attempt(() => placeOf(node, this.#source));
    }
    #argument(call, trace, value) {
        if (call.callee === value)
            throw new Refusal('use-unknown');
        const callee = unwrap(call.callee);
        if (/^(?:Object|JSON|Reflect|structuredClone)\b/u.test(this.#source.text.slice(...callee.range)))
            throw new Refusal('use-unknown');
        if (call.type === 'CallExpression' && callee.type === 'MemberExpression' && keepsArgument(call, value)) {
            const place = this.#placeOf(callee.object);
            if (place)
                this.#hold(place, true, trace, value);
            else
                trace.leaks.push(value);
            if (call.parent.type !== 'ExpressionStatement' && callee.object.type !== 'Super')
                this.#chained(call, trace);
            return;
        }
        const fn = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
        const variable = fn && variableOfFunction(fn, this.#source);
        const index = call.arguments.findIndex((each) => each === value);
        const parameter = fn?.params[index];
        if (fn && variable && parameter?.type === 'Identifier' && !call.arguments.some(isSpread)) {
            const own = this.#source.bindings.declaredBy(parameter);
            if (own) {
                const calls = [...callsOf(fn, this.#source)];
                const isOpen = isExported(variable) || calls.length < variable.references.filter((each) => each.isRead()).length;
                const given = calls.flatMap((each) => each.arguments[index] ?? []);
                const place = this.#hold({ kind: 'variable', key: own, variable: own }, false, trace, value);
                if (isOpen || place === undefined)
                    trace.leaks.push(value);
                if (place && !place.writes.includes(value))
                    place.writes.push(...given);
                if (place && !isOpen)
                    place.isOpen = false;
                return;
            }
        }
        trace.leaks.push(value);
    }
    /** `map.set(a, deferred).set(b, other)`: whatever the call gives is the collection. */
    #chained(call, trace) {
        const at = wrapped(call);
        if (at.parent?.type !== 'ExpressionStatement' && at.parent?.type !== 'ArrowFunctionExpression')
            trace.leaks.push(call);
    }
    #listed(list, trace, value) {
        const at = wrapped(list);
        const target = at.parent?.type === 'VariableDeclarator' && at.parent.id.type === 'Identifier' ? at.parent.id : undefined;
        const variable = target && this.#source.bindings.declaredBy(target);
        if (variable)
            this.#hold({ kind: 'variable', key: variable, variable }, true, trace, value);
        else
            trace.leaks.push(value);
    }
    #returned(value, parent, trace) {
        const fn = parent.type === 'ReturnStatement' ? enclosingFunction(parent) : parent;
        const variable = isFunction(fn) ? variableOfFunction(fn, this.#source) : undefined;
        if (!isFunction(fn) ||
            variable === undefined ||
            fn.async ||
            fn.generator ||
            fn.returnType ||
            isExported(variable)) {
            trace.leaks.push(value);
            return;
        }
        const calls = [...callsOf(fn, this.#source)];
        if (calls.length < variable.references.filter((each) => each.isRead()).length)
            trace.leaks.push(value);
        // A function that calls itself gives the same once more.
        for (const call of calls) {
            if (enclosingFunction(call) === fn)
                trace.leaks.push(call);
            else {
                if (isOnlyResult(parent, fn))
                    this.given.set(call, value);
                this.#follow(call, trace);
            }
        }
    }
    /** Notes that a place takes the value, and follows the place. */
    #hold(holder, isCollection, trace, value) {
        const place = this.#place(holder, isCollection);
        if (place === undefined) {
            trace.leaks.push(value);
            return undefined;
        }
        trace.places.add(place.key);
        if (isCollection)
            place.writes.push(value);
        return place;
    }
    #place(holder, isCollection) {
        const key = this.#keyOf(holder.key, isCollection);
        const known = this.places.get(key);
        if (known?.failure)
            throw known.failure;
        if (known)
            return known;
        const mentions = attempt(() => mentionsOf(holder, this.#model, this.#source));
        if (mentions === undefined)
            return undefined;
        const place = { key, holder, isCollection, trace: newTrace(), writes: [], isOpen: isOpen(holder) };
        this.places.set(key, place);
        const declarator = variableDeclaration(holder);
        if (declarator && isExportedDeclaration(declarator))
            place.trace.leaks.push(declarator);
        if (!isCollection) {
            if (declarator?.init)
                place.writes.push(declarator.init);
            const field = fieldDeclaration(holder);
            if (field?.value)
                place.writes.push(field.value);
        }
        try {
            for (const mention of mentions)
                this.#mention(mention, place);
        }
        catch (error) {
            if (error instanceof Refusal)
                place.failure = error;
            throw error;
        }
        if (isCollection && declarator?.init)
            this.#filled(declarator.init, place);
        return place;
    }
    #mention({ node, isWrite }, place) {
        const assignment = isWrite ? wrapped(node).parent : undefined;
        if (assignment?.type === 'AssignmentExpression') {
            if (place.isCollection)
                this.#filled(assignment.right, place);
            else
                place.writes.push(assignment.right);
        }
        else if (isWrittenByPattern(node, this.#source))
            place.isOpen = true;
        else if (place.isCollection)
            this.#collection(node, place);
        else
            this.#read(node, place);
    }
    #keyOf(key, isCollection) {
        if (!isCollection)
            return key;
        if (typeof key === 'string')
            return `${key} elements`;
        let keys = this.#elements.get(key);
        if (keys === undefined)
            this.#elements.set(key, (keys = new Map([[key, { elements: key }]])));
        return keys.get(key) ?? key;
    }
    #read(node, place) {
        this.reads.set(node, place.key);
        this.#follow(node, place.trace);
    }
    /** A collection is made anew: empty, or of elements that are known. */
    #filled(value, place) {
        const at = unwrap(value);
        if (at.type === 'ArrayExpression' && at.elements.every((each) => each !== null && !isSpread(each))) {
            for (const element of at.elements)
                if (element && !place.writes.includes(element))
                    place.writes.push(element);
            return;
        }
        const isEmpty = at.type === 'NewExpression'
            ? at.arguments.length === 0
            : at.type === 'ObjectExpression' && at.properties.length === 0;
        if (!isEmpty && !isNothing(at))
            place.isOpen = true;
    }
    #collection(node, place) {
        for (const use of usesOfCollection(node, this.#source)) {
            switch (use.kind) {
                case 'in':
                    if (!place.writes.includes(use.node))
                        place.writes.push(use.node);
                    break;
                case 'out':
                    this.#read(use.node, place);
                    break;
                case 'variable':
                    this.#alias(use.variable, place);
                    break;
                case 'collection':
                    this.#collection(use.node, place);
                    break;
                case 'leak':
                    place.isOpen = true;
                    place.trace.leaks.push(use.node);
            }
        }
    }
    /** A variable that takes elements of a collection, or the collection. */
    #alias(variable, from) {
        const alias = this.#place({ kind: 'variable', key: variable, variable }, false);
        if (alias === undefined)
            return;
        from.trace.places.add(alias.key);
        alias.writes.push({ from: from.key });
        alias.isOpen = false;
    }
}
/** Whether the variable is set by something else than a plain assignment: `[a] = …`, `for (a of …)`. */
function isWrittenByPattern(node, source) {
    const reference = source.bindings.reference(node);
    return reference?.isWrite() === true && !reference.isRead();
}
/** Whether a place begins with a value of which the file shows nothing. */
function isOpen(holder) {
    if (holder.kind === 'field')
        return false;
    const [definition] = holder.variable.defs;
    if (definition?.type === 'Variable')
        return variableDeclaration(holder) === undefined;
    return true;
}
