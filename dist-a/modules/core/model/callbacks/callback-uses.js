var _a;
import { calledName, enclosingFunction, isFunction, isInside, lastName, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { walk } from "../../source/visit.js";
import { callWith, givesErrorFirst, knownRunOf, runOfArgument, runOfKept, runOfMember, } from "./callback-handings.js";
import { calledFunction, variableOfFunction } from "../local-functions.js";
import { Origins } from "../origins.js";
/** How many functions of the file a callback is followed through. */
const maxDepth = 3;
/** Wrappers that run their function when they are run. */
const transparent = /^(?:once|_once|onlyOnce|callOnce|bind|ensureCallback|maybeCallback|makeCallback|rethrow)$/;
/** What functions do with their parameters: asked again at each call. */
const summaries = new WeakMap();
/** Follows a callback parameter through a function: aliases, closures, wrappers and what they are given to. */
export class CallbackUses {
    #source;
    #fn;
    #events = new Map();
    #seen = new Set();
    #depth;
    #origins;
    #parameter;
    #isNodeStyle = false;
    #isLost = false;
    constructor(fn, parameter, source, depth = 0) {
        this.#source = source;
        this.#fn = fn;
        this.#depth = depth;
        this.#parameter = parameter;
        this.#origins = new Origins(source);
        this.#isNodeStyle = parameter.references.some(({ identifier }) => {
            const { parent } = wrapped(identifier);
            const isApplied = parent?.type === 'MemberExpression' && /^(?:call|apply)$/.test(propertyName(parent) ?? '');
            const call = calling(isApplied ? parent : identifier);
            return call !== undefined && givesErrorFirst(call);
        });
        this.#carrier(parameter, true);
    }
    /** Undefined where the callback goes a way that cannot be followed. */
    get events() {
        return this.#isLost ? undefined : this.#events;
    }
    /** What the function does with the callback as a whole. */
    get summary() {
        if (this.#isLost)
            return 'unknown';
        const runs = new Set([...this.#events.values()]
            .map(({ node, run }) => (run === 'sync' ? this.#runOf(node) : run))
            .filter((run) => run !== 'never'));
        const [only] = runs;
        return runs.size > 1 ? 'unknown' : (only ?? 'never');
    }
    /** When the code at a node runs, as seen from the caller of the function: that of a closure, whenever that does. */
    #runOf(node) {
        const around = enclosingFunction(node);
        if (around === undefined || around === this.#fn)
            return 'sync';
        const own = this.#events.get(around);
        if (own !== undefined)
            return own.run;
        const value = wrapped(around);
        const { parent } = value;
        if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression')
            return 'unknown';
        return parent.callee === value ? this.#runOf(parent) : (this.#events.get(parent)?.run ?? this.#runOf(parent));
    }
    /** All that is done with a name of the callback (`runs`), or of a function that runs it, which the flow goes into. */
    #carrier(variable, runs) {
        if (this.#seen.has(variable))
            return;
        this.#seen.add(variable);
        for (const reference of variable.references) {
            if (reference.isWrite() && reference.init !== true) {
                if (reference.writeExpr && !this.#isHarmlessWrite(reference.writeExpr, variable))
                    this.#isLost = true;
                continue;
            }
            if (reference.isRead())
                this.#use(reference.identifier, runs);
            if (this.#isLost)
                return;
        }
    }
    /** `cb = cb || noop`, `cb = options`: still a function that the caller gave. */
    #isHarmlessWrite(value, variable) {
        const at = unwrap(value);
        switch (at.type) {
            case 'Identifier':
            case 'Literal':
            case 'MemberExpression':
                return true;
            case 'LogicalExpression':
                return this.#isHarmlessWrite(at.left, variable) && this.#isHarmlessWrite(at.right, variable);
            case 'ConditionalExpression':
                return this.#isHarmlessWrite(at.consequent, variable) && this.#isHarmlessWrite(at.alternate, variable);
            case 'AssignmentExpression':
                return this.#isHarmlessWrite(at.right, variable);
            case 'ArrowFunctionExpression':
            case 'FunctionExpression':
                return !variable.references.some(({ identifier }) => isInside(identifier, at));
            case 'CallExpression': {
                const callee = unwrap(at.callee);
                const name = lastName(callee);
                return name !== undefined && transparent.test(name);
            }
            default:
                return false;
        }
    }
    #use(value, runs) {
        const at = wrapped(value);
        const { parent } = at;
        switch (parent?.type) {
            case 'CallExpression':
                if (parent.callee === at) {
                    if (runs)
                        this.#add(parent, 'sync');
                    else
                        this.#around(parent);
                }
                else
                    this.#given(parent, at, runs);
                return;
            case 'NewExpression':
                if (parent.callee === at)
                    this.#isLost = true;
                else
                    this.#given(parent, at, runs);
                return;
            case 'MemberExpression':
                if (parent.object === at)
                    this.#member(parent, runs);
                return;
            case 'LogicalExpression':
                if (parent.right === at || parent.operator !== '&&')
                    this.#flows(parent, runs);
                return;
            case 'ConditionalExpression':
                if (parent.test !== at)
                    this.#use(parent, runs);
                return;
            case 'VariableDeclarator':
                this.#named(parent, runs);
                return;
            case 'AssignmentExpression':
                if (parent.right === at)
                    this.#kept(parent);
                return;
            case 'Property':
                if (parent.value === at)
                    this.#property(parent);
                return;
            case 'ArrayExpression':
                this.#use(parent, false);
                return;
            case 'UnaryExpression':
            case 'BinaryExpression':
            case 'IfStatement':
            case 'ExpressionStatement':
            case 'SwitchStatement':
            case 'WhileStatement':
            case 'AssignmentPattern':
            case 'TemplateLiteral':
            case 'SequenceExpression':
                return;
            default:
                // Returned, thrown, spread, awaited, or something that is not known here.
                this.#isLost = true;
        }
    }
    /** `cb || noop` goes where the whole goes; as a test it goes nowhere. */
    #flows(node, runs) {
        const { parent } = wrapped(node);
        if (parent?.type !== 'IfStatement' && parent?.type !== 'ExpressionStatement')
            this.#use(node, runs);
    }
    #member(member, runs) {
        const name = propertyName(member);
        const call = calling(member);
        if (name === 'bind' && call)
            this.#use(call, runs);
        else if ((name === 'call' || name === 'apply') && call) {
            if (runs)
                this.#add(call, 'sync');
            else
                this.#around(call);
        }
        else if (call)
            this.#isLost = true;
    }
    /** `const done = cb` is another name of it; so is what a transparent wrapper gives. */
    #named(declarator, runs) {
        if (declarator.id.type !== 'Identifier')
            return;
        const variable = this.#source.bindings.declaredBy(declarator.id);
        if (variable)
            this.#carrier(variable, runs);
    }
    #kept(node) {
        const target = unwrap(node.left);
        if (target.type === 'Identifier') {
            const variable = this.#source.bindings.variable(target);
            // A default for the parameter itself; any other variable is called who knows when.
            if (variable?.defs[0]?.type !== 'Parameter')
                this.#isLost = true;
            return;
        }
        if (target.type !== 'MemberExpression')
            return;
        const isHandler = /^on[a-z]+$/.test(propertyName(target) ?? '');
        this.#add(node, isHandler ? 'async' : runOfKept(target.object, this.#source));
    }
    #property(property) {
        const object = property.parent;
        const call = callWith(object);
        if (call === undefined) {
            this.#use(object, false);
            return;
        }
        const run = call.type === 'CallExpression' ? runOfArgument(call, wrapped(object), false, this.#source) : 'unknown';
        this.#add(call, run === 'unknown' ? runOfMember(propertyName(property), call) : run);
    }
    /** The callback, or a function that runs it, is an argument. */
    #given(call, argument, runs) {
        const value = unwrap(argument);
        if (call.type === 'NewExpression' && isFunction(value) && this.#origins.isPromiseConstructor(call.callee)) {
            this.#around(call);
            return;
        }
        const local = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
        const name = call.type === 'CallExpression' ? calledName(call) : undefined;
        if (name !== undefined && transparent.test(name) && local === undefined && call.arguments[0] === argument) {
            this.#use(call, runs);
            return;
        }
        const run = local !== undefined
            ? this.#passed(local, call, argument)
            : this.#depth > 0 && this.#isParameter(call.callee)
                ? // What a helper is given to call is known to its caller alone.
                    'unknown'
                : runOfArgument(call, argument, this.#isNodeStyle, this.#source);
        // What runs at once is seen where it stands, when it is written here.
        if (run === 'sync' && isFunction(value))
            this.#around(call);
        else
            this.#add(call, run, run === 'async' && local === undefined && knownRunOf(call, argument, this.#source) === 'unknown');
    }
    #isParameter(callee) {
        const at = unwrap(callee);
        return at.type === 'Identifier' && this.#source.bindings.variable(at)?.defs[0]?.type === 'Parameter';
    }
    /** What a function of the file does with a callback that it is passed. */
    #passed(local, call, argument) {
        const parameter = local.params[call.arguments.indexOf(argument)];
        const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
        const variable = name?.type === 'Identifier' ? this.#source.bindings.declaredBy(name) : undefined;
        if (variable === undefined || this.#depth >= maxDepth || local === this.#fn)
            return 'unknown';
        if (local.async || local.generator)
            return 'unknown';
        let run = summaries.get(variable);
        if (run === undefined) {
            summaries.set(variable, 'unknown');
            run = new _a(local, variable, this.#source, this.#depth + 1).summary;
            summaries.set(variable, run);
        }
        return run;
    }
    #add(node, run, isAssumed = false) {
        if (this.#isElsewise(node))
            return;
        const home = enclosingFunction(node);
        // A generator runs when it is asked for its next value, by whoever has it.
        if (home !== this.#fn && home?.generator === true) {
            this.#isLost = true;
            return;
        }
        const waiting = run === 'sync' ? this.#waitsBefore(node) : undefined;
        // What comes after an `await` runs later from where its function begins.
        if (waiting)
            this.#note(waiting, 'async');
        else
            this.#note(node, run, isAssumed);
        this.#around(node);
    }
    #note(node, run, isAssumed = false) {
        const old = this.#events.get(node);
        this.#events.set(node, { node, run: old && old.run !== run && old.run !== 'never' ? 'unknown' : run, isAssumed });
    }
    /** Whether the node runs only where the parameter is no function: `if (typeof a === 'function') a(); else f(a);`. */
    #isElsewise(node) {
        for (let at = node; at.parent && at !== this.#fn; at = at.parent) {
            const { parent } = at;
            if ((parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') || parent.alternate !== at)
                continue;
            const test = unwrap(parent.test);
            if (test.type !== 'BinaryExpression' || !/^===?$/u.test(test.operator))
                continue;
            const [left, right] = [unwrap(test.left), unwrap(test.right)];
            if (left.type !== 'UnaryExpression' || left.operator !== 'typeof' || right.type !== 'Literal')
                continue;
            const asked = unwrap(left.argument);
            if (right.value !== 'function' || asked.type !== 'Identifier')
                continue;
            if (this.#source.bindings.variable(asked) === this.#parameter)
                return true;
        }
        return false;
    }
    /** Goes on to the function around, which runs the callback whenever it is run itself. */
    #around(node) {
        const fn = enclosingFunction(node);
        if (fn === undefined || fn === this.#fn || !isInside(fn, this.#fn) || this.#seen.has(fn))
            return;
        this.#seen.add(fn);
        const variable = variableOfFunction(fn, this.#source);
        if (fn.type === 'FunctionDeclaration' || variable !== undefined) {
            if (variable)
                this.#carrier(variable, false);
            return;
        }
        const own = fn.type === 'FunctionExpression' && fn.id ? this.#source.bindings.declaredBy(fn.id) : undefined;
        if (own)
            this.#carrier(own, false);
        const at = wrapped(fn);
        if (at.parent?.type === 'CallExpression' && at.parent.callee === at) {
            this.#around(at.parent);
            return;
        }
        this.#use(fn, false);
    }
    /** The asynchronous function inside that has waited before it comes to the node. */
    #waitsBefore(node) {
        const fn = enclosingFunction(node);
        if (fn === undefined || fn === this.#fn || !fn.async)
            return undefined;
        let isLate = false;
        walk(fn.body, (at) => {
            if (isFunction(at))
                return false;
            if ((at.type === 'AwaitExpression' && at.range[1] <= node.range[0]) ||
                (at.type === 'ForOfStatement' && at.await && at.range[0] < node.range[0]))
                isLate = true;
            return !isLate;
        });
        return isLate ? fn : undefined;
    }
}
_a = CallbackUses;
/** The call whose callee the node is. */
function calling(node) {
    const at = wrapped(node);
    return at.parent?.type === 'CallExpression' && at.parent.callee === at ? at.parent : undefined;
}
