import { assignmentTo, dottedName, enclosingFunction, isFunction, isInside, lastName, propertyName, takenApart, unwrap, } from "../../source/ast.js";
import { initializer, isConstant, isLeftToOthers, takenFrom } from "../../source/scopes.js";
import { children } from "../../source/visit.js";
import { calledFunction, getterRead } from "../local-functions.js";
import { clock } from "../times.js";
import { eventless, looking, otherWindow, outside, outsideQuery, box, outsideType, pure, question, taking, told, } from "./waits-names.js";
/**
 * What an expression looks at, as bits: state of this process that other code can change, the clock, what the turn
 * itself moves, and what cannot be told (the outside world, or code that is not in the file). None: it never changes.
 * What a turn takes from state (`last = this.count`) is a sample; to compare state with one is to see whether it rests.
 */
export const Looks = { state: 1, clock: 2, moving: 4, unknown: 8, sample: 16, rest: 32 };
const noWrites = new Map();
const maxDepth = 3;
/** Tells what the tests of a loop or function look at, seen from inside it. */
export class Conditions {
    #source;
    #home;
    #writes;
    #isPaused;
    #results = new Map();
    /** The variables whose values are being looked into. */
    #sampled = new Set();
    /** @param home the loop or function that runs again and again */
    constructor(source, home, writes = noWrites, isPaused = false) {
        this.#source = source;
        this.#home = home;
        this.#writes = writes;
        this.#isPaused = isPaused;
    }
    /** The same view, with what a turn writes, and whether others run in between: if not, what it takes anew is its own work. */
    after(writes, isPaused) {
        return new Conditions(this.#source, this.#home, writes, isPaused);
    }
    looksAt(node, depth = 0) {
        const at = unwrap(node);
        switch (at.type) {
            case 'Literal':
            case 'ThisExpression':
            case 'ArrowFunctionExpression':
            case 'FunctionExpression':
            case 'ClassExpression':
            case 'TemplateElement':
            case 'MetaProperty':
            case 'PrivateIdentifier':
            case 'Super':
                return 0;
            case 'Identifier':
                return this.#name(at, depth);
            case 'MemberExpression':
                return this.#member(at, depth);
            case 'Property':
                return at.parent.type === 'ObjectPattern' ? this.#taken(at, at.parent, depth) : this.#all(children(at), depth);
            case 'CallExpression':
                return this.#call(at, depth);
            case 'NewExpression':
                return at.callee.type === 'Identifier' && at.callee.name === 'Date' && at.arguments.length === 0
                    ? Looks.clock
                    : at.callee.type === 'Identifier' && /^(?:Date|Set|Map|Array|\w*Error)$/.test(at.callee.name)
                        ? this.#all(at.arguments, depth)
                        : Looks.unknown;
            case 'UpdateExpression':
                return Looks.moving;
            case 'AssignmentExpression':
                // `n -= 1` moves on; `(job = queue.shift())` looks at what it takes.
                return at.operator === '=' ? this.looksAt(at.right, depth) : this.looksAt(at.right, depth) | Looks.moving;
            case 'BinaryExpression':
                return this.#binary(at, depth);
            case 'AwaitExpression': {
                const call = unwrap(at.argument);
                const local = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
                return local?.async === true ? this.#result(local, depth) : Looks.unknown;
            }
            case 'UnaryExpression':
            case 'LogicalExpression':
            case 'ConditionalExpression':
            case 'SequenceExpression':
            case 'TemplateLiteral':
            case 'ArrayExpression':
            case 'ObjectExpression':
            case 'SpreadElement':
                return this.#all(children(at), depth);
            default:
                return Looks.unknown;
        }
    }
    /** The first part of a test that looks at state of this process. */
    statePart(test) {
        const at = unwrap(test);
        if ((this.looksAt(at) & Looks.state) === 0)
            return undefined;
        if (at.type === 'LogicalExpression' || at.type === 'SequenceExpression' || at.type === 'UnaryExpression') {
            for (const child of children(at)) {
                const part = this.statePart(child);
                if (part !== undefined)
                    return part;
            }
        }
        return at.type === 'AssignmentExpression' ? at.right : at;
    }
    #all(nodes, depth) {
        let looks = 0;
        for (const node of nodes) {
            looks |= this.looksAt(node, depth);
            if ((looks & Looks.unknown) !== 0)
                break;
        }
        return looks;
    }
    /** To compare state with a clock or a count is to wait for that clock or count. */
    #binary(at, depth) {
        const [left, right] = [this.looksAt(at.left, depth), this.looksAt(at.right, depth)];
        const looks = left | right | (isRest(left, right) || isRest(right, left) ? Looks.rest : 0);
        if ((looks & Looks.moving) !== 0)
            return looks & ~Looks.state;
        return (looks & Looks.clock) !== 0 ? looks & ~Looks.state : looks;
    }
    #name(at, depth) {
        if (/^(?:undefined|NaN|Infinity)$/.test(at.name))
            return 0;
        const variable = this.#source.bindings.variable(at);
        if (variable === undefined || variable.defs.length === 0) {
            const written = this.#writes.get(at.name);
            if (written !== undefined)
                return written;
            return outside.test(at.name) ? Looks.unknown : Looks.state;
        }
        const written = this.#writes.get(variable);
        if (written !== undefined)
            return this.#isResampled(variable, written) ? Looks.state | Looks.sample : written;
        const loop = this.#loopOver(variable);
        if (loop === this.#home)
            return Looks.moving;
        // A loop inside looks through the same list in each turn.
        if (loop !== undefined)
            return depth < 2 * maxDepth ? this.looksAt(loop.right, depth + 1) : Looks.unknown;
        if (variable.defs[0]?.type === 'ImportBinding')
            return Looks.state;
        if (this.concurrentWrite(variable) !== undefined || isLeftToOthers(variable))
            return Looks.state;
        const init = takenFrom(variable);
        // A constant is what it was made of; made anew in each turn, that is looked at in each turn.
        if (init === undefined || !isInside(variable.identifiers[0] ?? at, this.#home) || !isConstant(variable))
            return 0;
        return depth < 2 * maxDepth ? this.looksAt(init, depth + 1) : Looks.unknown;
    }
    /**
     * Whether each turn takes the variable anew from state that it does not move itself: to test it is to look at that
     * state, `for (let free = this.free; !free; free = this.free) await sleep(5)`.
     */
    #isResampled(variable, written) {
        if ((written & Looks.sample) === 0 || !this.#isPaused || this.#sampled.has(variable))
            return false;
        this.#sampled.add(variable);
        const writes = variable.references.filter((each) => each.isWrite() && each.init !== true && isInside(each.identifier, this.#home));
        const isState = writes.every(({ identifier }) => {
            const write = assignmentTo(identifier);
            return write?.operator === '=' && this.looksAt(write.right) === Looks.state;
        });
        this.#sampled.delete(variable);
        return isState;
    }
    /** A write of the variable that can happen between two looks: by another function, or by another run of this one. */
    concurrentWrite(variable) {
        const fn = isFunction(this.#home) ? this.#home : enclosingFunction(this.#home);
        const declaration = variable.identifiers[0];
        const isOuter = fn === undefined || declaration === undefined || !isInside(declaration, fn);
        return variable.references.find((reference) => reference.isWrite() &&
            reference.init !== true &&
            !isInside(reference.identifier, this.#home) &&
            (enclosingFunction(reference.identifier) !== fn || (isOuter && fn !== undefined)))?.identifier;
    }
    /** The `for…of` or `for…in` whose variable it is, if it is this one or one inside of it. */
    #loopOver(variable) {
        const declaration = variable.defs[0]?.parent;
        const loop = declaration?.parent;
        if (loop?.type !== 'ForOfStatement' && loop?.type !== 'ForInStatement')
            return undefined;
        return loop.left === declaration && isInside(loop, this.#home) ? loop : undefined;
    }
    #member(at, depth) {
        const name = propertyName(at);
        const key = at.computed ? this.looksAt(at.property, depth) : 0;
        const object = this.#object(at.object, depth, name);
        const looks = (key & ~Looks.state) | (object & ~Looks.clock) | (isEventless(at.object, name) ? Looks.unknown : 0);
        if (this.#isMoved(at))
            return looks | Looks.moving | ((this.#writes.get(`.${name ?? ''}`) ?? 0) & Looks.sample);
        return this.#read(at, looks, depth);
    }
    /** `const { status } = job` looks at the member, or else at the default. */
    #taken(at, pattern, depth) {
        const name = propertyName(at);
        const from = takenApart(pattern);
        if (name === undefined || from === undefined)
            return Looks.unknown;
        const byDefault = at.value.type === 'AssignmentPattern' ? this.looksAt(at.value.right, depth) : 0;
        const object = this.#object(from, depth, name) & ~Looks.clock;
        const looks = byDefault | object | (isEventless(from, name) ? Looks.unknown : 0);
        const moved = this.#writes.get(`.${name}`);
        if (moved !== undefined)
            return looks | Looks.moving | (moved & Looks.sample);
        return this.#read(at, looks, depth);
    }
    /** What a member shows that no turn writes. */
    #read(at, looks, depth) {
        // What belongs to another object in each turn is not looked at again.
        if ((looks & (Looks.unknown | Looks.moving)) !== 0)
            return looks;
        const getter = getterRead(at, this.#source);
        return looks | (getter ? this.#result(getter, depth) : Looks.state);
    }
    /** Whether the turn writes the member, or an element of the same list that may be the very one. */
    #isMoved(at) {
        const name = propertyName(at);
        if (name !== undefined && this.#writes.has(`.${name}`))
            return true;
        if (!at.computed)
            return false;
        const { some, each } = elementsOf(at);
        return this.#writes.has(some) || (name === undefined && this.#writes.has(each));
    }
    /** What the object of a member is: whatever it holds can change, wherever it came from. */
    #object(node, depth, member) {
        const at = unwrap(node);
        if (at.type === 'ThisExpression' || at.type === 'Super' || at.type === 'MetaProperty')
            return 0;
        if (at.type !== 'Identifier')
            return this.looksAt(at, depth) & ~Looks.state;
        if (at.name === 'globalThis' || at.name === 'window' || at.name === 'self' || at.name === 'global')
            return 0;
        const variable = this.#source.bindings.variable(at);
        if (told.test(`${at.name}.${member ?? ''}`) && this.#source.bindings.isGlobal(at))
            return 0;
        if (outside.test(at.name) || (variable !== undefined && this.#isOutside(variable)))
            return Looks.unknown;
        return this.#name(at, depth) & ~Looks.state;
    }
    /** Whether a variable holds a piece of a page, by its type or by what it was made of. */
    #isOutside(variable) {
        const name = variable.identifiers[0];
        const type = name?.type === 'Identifier' ? name.typeAnnotation : undefined;
        if (type && outsideType.test(this.#source.text.slice(...type.range).replace(box, '')))
            return true;
        const init = initializer(variable);
        return init !== undefined && outsideQuery.test(this.#source.text.slice(...init.range).slice(0, 200));
    }
    #call(call, depth) {
        const callee = unwrap(call.callee);
        const name = dottedName(callee);
        if (name !== undefined && clock.test(name))
            return Looks.clock;
        if (name !== undefined && pure.test(name))
            return this.#all(call.arguments, depth);
        const local = calledFunction(call, this.#source) ?? (isFunction(callee) ? callee : undefined);
        if (local !== undefined)
            return local.async
                ? Looks.unknown
                : this.#result(local, depth) | (this.#all(call.arguments, depth) & ~Looks.state);
        if (callee.type !== 'MemberExpression')
            return Looks.unknown;
        const method = propertyName(callee) ?? '';
        if (method === 'getTime' || method === 'valueOf' || method === 'toNumber')
            return this.looksAt(callee.object, depth);
        if (unwrap(callee.object).type === 'ThisExpression')
            return Looks.unknown;
        const object = this.#object(callee.object, depth);
        if (taking.test(method))
            return call.arguments.length === 0 ? (object & ~Looks.moving) | Looks.state : Looks.unknown;
        const isLook = looking.test(method) || (question.test(method) && call.arguments.length === 0 && this.#isKept(callee.object));
        if (!isLook)
            return Looks.unknown;
        const inner = call.arguments.map((argument) => {
            const value = unwrap(argument);
            return isFunction(value) ? this.#callback(value, depth) : this.looksAt(value, depth) & ~Looks.state;
        });
        const isContent = !isFixed(callee.object);
        const place = callee.object.type === 'MemberExpression' ? propertyName(callee.object) : undefined;
        const isMoved = place !== undefined && this.#writes.has(`.${place}`);
        return (inner.reduce((all, each) => all | each, object) |
            (isContent
                ? Looks.state
                : this.#all(call.arguments.filter((each) => !isFunction(unwrap(each))), depth)) |
            (isMoved ? Looks.moving : 0));
    }
    /** Whether the object is a field or an outer variable, and not a parameter or what a call gave. */
    #isKept(node) {
        const at = unwrap(node);
        if (at.type === 'MemberExpression')
            return dottedName(at)?.startsWith('this.') === true;
        const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
        const init = variable && initializer(variable);
        return init !== undefined && unwrap(init).type === 'NewExpression';
    }
    #callback(fn, depth) {
        return fn.body.type === 'BlockStatement' || fn.async
            ? Looks.unknown
            : this.looksAt(fn.body, depth + 1) & ~(Looks.state | Looks.clock);
    }
    /** What a function of the file gives, when it does nothing else. */
    #result(fn, depth) {
        if (depth >= maxDepth || fn.generator)
            return Looks.unknown;
        let looks = this.#results.get(fn);
        if (looks !== undefined)
            return looks;
        this.#results.set(fn, Looks.unknown);
        looks = fn.body.type === 'BlockStatement' ? this.#statement(fn.body, depth + 1) : this.looksAt(fn.body, depth + 1);
        this.#results.set(fn, looks);
        return looks;
    }
    #statement(node, depth) {
        switch (node?.type) {
            case undefined:
                return 0;
            case 'ReturnStatement':
                return node.argument ? this.looksAt(node.argument, depth) : 0;
            case 'IfStatement':
                return (this.looksAt(node.test, depth) |
                    this.#statement(node.consequent, depth) |
                    this.#statement(node.alternate, depth));
            case 'BlockStatement': {
                let looks = 0;
                for (const each of node.body) {
                    looks |= this.#statement(each, depth);
                    if ((looks & Looks.unknown) !== 0)
                        break;
                }
                return looks;
            }
            case 'VariableDeclaration':
                return this.#all(node.declarations.flatMap(({ init }) => (init ? [init] : [])), depth);
            default:
                return Looks.unknown;
        }
    }
}
function isRest(sample, state) {
    return (sample & Looks.sample) !== 0 && (state & Looks.state) !== 0;
}
/** The places of elements of a list: `some` for one that only the running program knows, `each` for a known one. */
export function elementsOf({ object }) {
    const list = dottedName(object) ?? '?';
    return { some: `${list}[?]`, each: `${list}[0]` };
}
/** A list written on the spot, such as the names that a state is compared with. */
function isFixed(node) {
    const type = unwrap(node).type;
    return type === 'ArrayExpression' || type === 'Literal' || type === 'TemplateLiteral';
}
function isEventless(object, name) {
    if (name === undefined)
        return false;
    return name === 'closed' ? otherWindow.test(lastName(object) ?? '') : eventless.test(name);
}
