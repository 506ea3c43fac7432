import { onlyInspects } from "../../flow/inspections.js";
import { enclosingFunction, isFunction, isInside, propertyName, unwrap, wrapped, lastName, } from "../../source/ast.js";
import { areTwoParameters } from "../abort/abort-signals.js";
import { option } from "./acquisitions.js";
import { keepsArgument } from "../collections.js";
import { abortsOf } from "../controller-aborts.js";
const removal = /^(?:off|un|unbind|unlisten|unobserve|unsubscribe|remove\w*|detach\w*)$/u;
const release = /^(?:dispose|unsubscribe|disconnect|close|cancel|stop|off|remove|destroy|end|clear|abort|unobserve|unref|teardown|complete)$/iu;
const harmless = /^(?:ref|hasRef|refresh|observe|takeRecords|then|catch|add|on|once|addListener)$/u;
/** What ends an emitter, and so all that listens to it. */
const ending = /^(?:removeAllListeners|destroy(?:Soon)?|close|end|terminate|kill|abort|dispose|quit|disconnect|stop|cancel|exit|shutdown|detach|logout|clear)$/iu;
const endingCall = /destroy|close|clean|remove|off(?:All)?$|dispose|end$|kill|terminate|finish|pipeline|pump|eos/iu;
const known = new WeakMap();
export function holdOf(acquisition, source) {
    let hold = known.get(acquisition);
    if (hold === undefined)
        known.set(acquisition, (hold = new HoldFinder(acquisition, source).find()));
    return hold;
}
class HoldFinder {
    #acquisition;
    #source;
    #hold = {
        releases: new Set(),
        ends: new Set(),
        isLoose: false,
        isUnref: false,
        handle: undefined,
    };
    #seen = new Set();
    constructor(acquisition, source) {
        this.#acquisition = acquisition;
        this.#source = source;
    }
    find() {
        const { kind, handler } = this.#acquisition;
        this.#value(this.#acquisition.node);
        if (kind === 'listener')
            this.#listener();
        if (kind === 'observer')
            this.#observerParameter();
        if (kind === 'subscription' && handler) {
            this.#handler(unwrap(handler));
            this.#subscription(handler);
        }
        const { ends, ...rest } = this.#hold;
        const releases = [...rest.releases];
        return { ...rest, releases, ends, isTakenBack: releases.some((each) => !ends.has(each)) };
    }
    /** Follows what the acquiring call gives back. */
    #value(node) {
        const at = wrapped(node);
        const { parent } = at;
        switch (parent?.type) {
            case 'ExpressionStatement':
            case 'ReturnStatement':
            case 'AwaitExpression':
            case 'UnaryExpression':
                // A return out of an executor or a callback goes to nobody; any other one goes to a caller who may let go.
                if (parent.type === 'ReturnStatement' && !isCallback(at))
                    this.#hold.isLoose = true;
                return;
            case 'ArrowFunctionExpression':
                if (!isCallback(at))
                    this.#hold.isLoose = true;
                return;
            case 'LogicalExpression':
            case 'ConditionalExpression':
            case 'SequenceExpression':
                this.#value(parent);
                return;
            case 'VariableDeclarator':
                if (parent.id.type === 'Identifier' && !parent.parent.kind.includes('using'))
                    this.#named(parent.id);
                else
                    this.#hold.isLoose = true;
                return;
            case 'AssignmentExpression':
                this.#assigned(parent, at);
                return;
            case 'MemberExpression':
                this.#member(parent, at);
                return;
            default:
                this.#hold.isLoose = true;
        }
    }
    #assigned({ left, right }, at) {
        const target = unwrap(left);
        if (right !== at)
            return;
        if (target.type === 'Identifier') {
            const variable = this.#source.bindings.variable(target);
            this.#hold.handle = target;
            if (variable)
                this.#variable(variable);
            else
                this.#hold.isLoose = true;
        }
        else if (target.type === 'MemberExpression') {
            this.#hold.handle = target;
            this.#field(target);
        }
        else
            this.#hold.isLoose = true;
    }
    #named(id) {
        const variable = this.#source.bindings.declaredBy(id);
        this.#hold.handle = id;
        if (variable)
            this.#variable(variable);
    }
    #variable(variable) {
        if (this.#seen.has(variable))
            return;
        this.#seen.add(variable);
        for (const reference of variable.references)
            if (reference.isRead())
                this.#use(reference.identifier);
    }
    /** What is kept in a member may be let go through any member of that name. */
    #field(member) {
        const name = propertyName(member);
        if (name === undefined) {
            this.#hold.isLoose = true;
            return;
        }
        for (const other of this.#source.mentions.members(name)) {
            const { parent } = wrapped(other);
            if (parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(other))
                this.#use(other);
        }
    }
    /** What is done with the handle. */
    #use(node) {
        if (this.#seen.has(node))
            return;
        this.#seen.add(node);
        const at = wrapped(node);
        const { parent } = at;
        switch (parent?.type) {
            case 'CallExpression':
                if (parent.callee !== at && keepsArgument(parent, at))
                    this.#hold.isLoose = true;
                else
                    this.#hold.releases.add(parent);
                return;
            case 'MemberExpression':
                if (parent.object === at)
                    this.#member(parent, at);
                return;
            case 'LogicalExpression':
                // `timer ?? other` gives it on, `timer && clearTimeout(timer)` asks for it.
                if (parent.left !== at || parent.operator !== '&&')
                    this.#hold.isLoose = true;
                return;
            case 'IfStatement':
            case 'UnaryExpression':
            case 'BinaryExpression':
            case 'WhileStatement':
            case 'ExpressionStatement':
            case 'ConditionalExpression':
                if (parent.type === 'ConditionalExpression' && parent.test !== at)
                    this.#hold.isLoose = true;
                return;
            default:
                this.#hold.isLoose = true;
        }
    }
    #member(member, object) {
        const call = wrapped(member).parent;
        const name = propertyName(member);
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(member)) {
            // `[Symbol.dispose]`, `sub.unsubscribe` handed on as a function
            if (name === undefined || release.test(name))
                this.#hold.isLoose = true;
            return;
        }
        if (name === 'unref')
            this.#hold.isUnref = true;
        else if (name === undefined || release.test(name))
            this.#hold.releases.add(call);
        else if (!harmless.test(name))
            this.#hold.isLoose = true;
        else if (name === 'add' || (name === 'ref' && isInside(this.#acquisition.node, object)))
            this.#hold.isLoose = true;
    }
    #listener() {
        const { handler, emitter, options } = this.#acquisition;
        if (handler)
            this.#handler(unwrap(handler));
        if (emitter)
            this.#emitter(unwrap(emitter));
        if (options)
            this.#options(unwrap(options));
    }
    #handler(handler) {
        if (isFunction(handler) && handler.id)
            this.#handlerVariable(this.#source.bindings.declaredBy(handler.id));
        else if (handler.type === 'Identifier')
            this.#handlerVariable(this.#source.bindings.variable(handler));
        else if (handler.type === 'MemberExpression') {
            const name = propertyName(handler);
            for (const member of name === undefined ? [] : this.#source.mentions.members(name))
                this.#handlerUse(member);
        }
        else if (handler.type === 'CallExpression' && handler.arguments.some((each) => !isPlainArgument(each))) {
            // `once(off(resolve))`: a wrapper may do the letting go.
            this.#hold.isLoose = true;
        }
    }
    #handlerVariable(variable) {
        for (const reference of variable?.references ?? []) {
            if (reference.isRead())
                this.#handlerUse(reference.identifier);
        }
    }
    #handlerUse(node) {
        const at = wrapped(node);
        const { parent } = at;
        if (parent?.type !== 'CallExpression') {
            const isKept = parent?.type === 'AssignmentExpression' && parent.right === at;
            if (isKept || parent?.type === 'Property' || parent?.type === 'ArrayExpression')
                this.#hold.isLoose = true;
            return;
        }
        const callee = unwrap(parent.callee);
        const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
        if (parent.callee === at || parent === this.#acquisition.node)
            return;
        if (name !== undefined && removal.test(name)) {
            if (this.#takesBack(parent))
                this.#hold.releases.add(parent);
        }
        else if (/^(?:Identifier|MemberExpression)$/u.test(callee.type) &&
            /remove|off|clean|detach|unlisten|unsubscribe/iu.test(lastName(callee) ?? '')) {
            this.#hold.releases.add(parent);
        }
        else if (callee.type === 'MemberExpression' && keepsArgument(parent, at) && !onlyInspects(parent)) {
            this.#hold.isLoose = true;
        }
    }
    /** Whether a removal is for the same event, and the same phase of it. */
    #takesBack(call) {
        const { emitter, event, options } = this.#acquisition;
        const [first, , third] = call.arguments;
        const { callee } = call;
        if (callee.type === 'MemberExpression' && emitter && areTwoParameters(emitter, callee.object, this.#source))
            return false;
        if (event !== undefined && first?.type === 'Literal' && typeof first.value === 'string' && first.value !== event)
            return false;
        if (propertyName(unwrap(call.callee)) !== 'removeEventListener')
            return true;
        const [added, removed] = [this.#isCapture(options), this.#isCapture(third)];
        return added === undefined || removed === undefined || added === removed;
    }
    #isCapture(options) {
        if (options === undefined)
            return false;
        const at = unwrap(options);
        if (at.type === 'Literal')
            return at.value === true;
        if (at.type !== 'ObjectExpression' || at.properties.some(({ type }) => type === 'SpreadElement'))
            return undefined;
        const capture = option(at, 'capture', this.#source);
        return capture === undefined ? false : capture.type === 'Literal' ? capture.value === true : undefined;
    }
    /** What ends the emitter takes all of its listeners along. */
    #emitter(emitter) {
        const within = makerOf(this.#acquisition.node);
        for (const node of this.#mentionsOf(emitter)) {
            if (within && !isInside(node, within) && !isInTeardown(node))
                continue;
            const at = wrapped(node);
            const { parent } = at;
            if (parent?.type === 'MemberExpression' && parent.object === at)
                this.#ends(parent);
            else if (parent?.type === 'CallExpression' &&
                parent.callee !== at &&
                endingCall.test(lastName(parent.callee) ?? ''))
                this.#end(parent);
        }
    }
    #mentionsOf(emitter) {
        switch (emitter.type) {
            case 'Identifier':
                return this.#source.bindings.variable(emitter)?.references.map(({ identifier }) => identifier) ?? [];
            case 'MemberExpression':
                return this.#source.mentions.members(propertyName(emitter) ?? '');
            case 'ThisExpression':
                return ['removeAllListeners', 'destroy', 'close', 'end']
                    .flatMap((name) => this.#source.mentions.members(name))
                    .map(({ object }) => object)
                    .filter(({ type }) => type === 'ThisExpression');
            default:
                return [];
        }
    }
    #ends(member) {
        const call = wrapped(member).parent;
        const name = propertyName(member) ?? '';
        if (call?.type !== 'CallExpression' || call.callee !== wrapped(member) || !ending.test(name))
            return;
        const [event] = call.arguments;
        if (name !== 'removeAllListeners' || event?.type !== 'Literal' || event.value === this.#acquisition.event)
            this.#end(call);
    }
    #end(call) {
        this.#hold.releases.add(call);
        this.#hold.ends.add(call);
    }
    /** `{ signal }`: a controller of this code takes the listener back when it aborts. */
    #options(options) {
        if (options.type === 'Identifier' && option(options, 'once', this.#source) === undefined) {
            this.#hold.isLoose = true;
            return;
        }
        const signal = option(options, 'signal', this.#source);
        if (signal)
            this.#signal(signal);
        else if (options.type === 'ObjectExpression' && options.properties.some(({ type }) => type === 'SpreadElement'))
            this.#hold.isLoose = true;
    }
    #signal(signal) {
        const aborts = abortsOf(signal, this.#source);
        for (const call of aborts ?? [])
            this.#hold.releases.add(call);
        if (aborts === undefined)
            this.#hold.isLoose = true;
    }
    /** `new IntersectionObserver((entries, observer) => observer.disconnect())` */
    #observerParameter() {
        const handler = this.#acquisition.handler && unwrap(this.#acquisition.handler);
        const parameter = isFunction(handler) ? handler.params[1] : undefined;
        const variable = parameter?.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
        if (variable)
            this.#variable(variable);
    }
    #subscription(handler) {
        const { node, emitter } = this.#acquisition;
        const at = unwrap(handler);
        // A collection of disposables, or `this`, beside the listener sees to it.
        const isKept = node.arguments.length > 2 || (node.arguments.length > 1 && !isFunction(at));
        // What a call gives is cold more often than not, and completes by itself; so does what has an end to tell of.
        const isCold = emitter !== undefined && unwrap(emitter).type === 'CallExpression';
        const names = at.type === 'ObjectExpression' ? at.properties.map((each) => each.type === 'Property' && propertyName(each)) : [];
        const completes = names.includes('complete') || (names.length > 0 && !names.includes('next'));
        if (isKept || isCold || completes)
            this.#hold.isLoose = true;
    }
}
/** The function that makes the promise in whose executor the node is. */
function makerOf(node) {
    for (let at = enclosingFunction(node); at; at = enclosingFunction(at)) {
        if (wrapped(at).parent?.type === 'NewExpression')
            return enclosingFunction(at);
    }
    return enclosingFunction(node);
}
/** `afterEach(() => bus.removeAllListeners())` */
function isInTeardown(node) {
    const fn = enclosingFunction(node);
    const call = fn && wrapped(fn).parent;
    return (call?.type === 'CallExpression' &&
        /^(?:after(?:Each|All)?|teardown|onTestFinished)$/u.test(lastName(call.callee) ?? ''));
}
function isCallback(value) {
    for (let at = value.parent; at; at = at.parent) {
        if (!isFunction(at))
            continue;
        const { parent } = wrapped(at);
        return parent?.type === 'NewExpression' || (parent?.type === 'CallExpression' && parent.callee !== wrapped(at));
    }
    return false;
}
function isPlainArgument(node) {
    return node.type === 'Literal' || node.type === 'ThisExpression';
}
