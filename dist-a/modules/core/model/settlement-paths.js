import { onlyInspects } from "../flow/inspections.js";
import { Places } from "../flow/places.js";
import { timingOf } from "../flow/callback-timing.js";
import { enclosingFunction, isFunction, isInside, propertyName, unwrap, } from "../source/ast.js";
import { acquisitionsWithin } from "./acquisitions/acquisitions.js";
import { holdOf } from "./acquisitions/acquisitions-releases.js";
import { excludes, leavesForResult, runsBeside, testMetBy } from "./branches.js";
import { usesOfFunction } from "./function-uses.js";
import { localFunction } from "./local-functions.js";
import { outcomesBefore } from "./outcomes.js";
/** Each acquisition meets each settlement: what has more of both than code by hand is left alone. */
const MOST_PAIRS = 5000;
const terminal = /^(?:end|close|closed|finish|exit|loadend|success|complete|disconnect|destroy|SIG[A-Z]+)$/u;
/** Methods that end what they are called on, and call back when that is done. */
const endingMethod = /^(?:end|close|destroy|kill|quit|disconnect|stop|terminate|finish|cancel)$/u;
const endingFunction = /^(?:pipeline|finished|pump|eos|endOfStream)$/u;
/** From the settlements of one promise back to what its maker started: which callbacks lead to which settlement. */
export class SettlementPaths {
    region;
    settlements;
    #completion;
    #source;
    #places;
    #acquisitions;
    /** The functions on the way to a settlement. */
    #functions = new Set();
    #carriers = new Set();
    #spreads = new Map();
    #owned = new Map();
    constructor(completion, source) {
        this.#completion = completion;
        this.#source = source;
        this.#places = new Places(source.bindings);
        this.region = regionOf(completion, source);
        const acquired = acquisitionsWithin(this.region, source);
        this.#acquisitions = new Map(acquired.map((each) => [each.node, each]));
        const settlements = completion.handles.flatMap(({ use, through }) => through === undefined ? [...settlementOf(use)] : []);
        this.settlements = acquired.length * settlements.length > MOST_PAIRS ? [] : settlements;
        for (const { node, to } of this.settlements) {
            if (!isInside(node, this.region))
                continue;
            if (to === undefined)
                this.#follow(node, 0);
            else
                this.#handedOver(node, to, 0);
        }
    }
    get acquisitions() {
        return this.#acquisitions.values();
    }
    /** Whether the acquisition calls back what settles the promise. */
    settles(acquisition) {
        return this.#carriers.has(acquisition);
    }
    /** The acquisition through which a settlement happens, and only through it; undefined for any other way. */
    carrierOf({ node, to }) {
        if (to !== undefined)
            return this.#acquisitions.get(to);
        for (let at = enclosingFunction(node); at && at !== this.region; at = enclosingFunction(at)) {
            const uses = usesOfFunction(at, this.#source);
            const [use] = uses;
            if (uses.length !== 1 || use?.kind !== 'argument')
                return undefined;
            const acquisition = this.#acquisitions.get(use.to);
            if (acquisition !== undefined)
                return acquisition;
        }
        return undefined;
    }
    #follow(site, depth) {
        const fn = enclosingFunction(site);
        if (fn === undefined || fn === this.region || !isInside(fn, this.region) || this.#functions.has(fn) || depth > 40)
            return;
        this.#functions.add(fn);
        for (const use of usesOfFunction(fn, this.#source)) {
            if (use.kind === 'call')
                this.#follow(use.call, depth + 1);
            else if (use.kind !== 'escape')
                this.#handedOver(use.node, use.to, depth + 1);
        }
    }
    #handedOver(node, to, depth) {
        const acquisition = this.#acquisitions.get(to);
        if (acquisition !== undefined && isHandler(acquisition, node))
            this.#carriers.add(acquisition);
        const local = localCallee(to, this.#source);
        if (local !== undefined)
            this.#functions.add(local);
        this.#follow(to, depth);
    }
    /** The settlements that leave the acquisition as it was; undefined when somebody unknown may let it go. */
    survivedBy(acquisition) {
        if (holdOf(acquisition, this.#source).isLoose || this.#spread(acquisition).isLoose)
            return undefined;
        return this.settlements.filter((settlement) => this.#survives(acquisition, settlement));
    }
    #survives(acquisition, { node, to }) {
        if (!isInside(node, this.region) || !this.#isLiveAt(acquisition, node))
            return false;
        // What is handed over settles later, whatever is acquired after that.
        if ((to === undefined || isImmediate(to)) && this.#outlivesOnPurpose(acquisition, node))
            return false;
        const seen = new Set();
        return to === undefined
            ? this.#isLeft(acquisition, node, seen)
            : this.#isLeftBy(acquisition, { kind: 'argument', node, to: to }, seen);
    }
    /** What is acquired by the very callback that settles, and settles nothing itself, is for what comes after. */
    #outlivesOnPurpose(acquisition, site) {
        const fn = enclosingFunction(acquisition.node);
        const isOfRegion = fn === undefined || fn === this.region;
        if (!isOfRegion)
            return !this.settles(acquisition) && enclosingFunction(site) === fn;
        return acquisition.isSingle && enclosingFunction(site) === fn && site.range[0] < acquisition.node.range[0];
    }
    /** Whether code at the node can run after the acquisition, as far as the functions around both say. */
    #isLiveAt({ node }, site) {
        const fn = enclosingFunction(node);
        if (fn === undefined || fn === this.region || fn === this.#completion.executor || isInside(site, fn))
            return true;
        return usesOfFunction(fn, this.#source).some((use) => use.kind === 'call' || (use.kind === 'argument' && isImmediate(use.to)));
    }
    #isLeft(acquisition, site, seen, met) {
        if (excludes(acquisition.node, site))
            return false;
        const fn = enclosingFunction(site) ?? this.#source.ast;
        // The call of a function that was left without a release on the way is none.
        const sites = (this.#spread(acquisition).sites.get(fn) ?? []).filter((each) => each !== site);
        const releases = fn === this.region ? sites.filter((each) => this.#isInAnyCase(each)) : sites;
        if (releases.some((each) => runsBeside(each, site, (test) => test === met || this.#isOfHandle(test, acquisition))))
            return false;
        if (fn === this.region)
            return !this.#isUntilEnd(acquisition, seen);
        if (!isFunction(fn) || !isInside(fn, this.region) || seen.has(fn))
            return false;
        seen.add(fn);
        return usesOfFunction(fn, this.#source).some((use) => {
            if (use.kind !== 'call')
                return this.#isLeftBy(acquisition, use, seen);
            if (leavesForResult(site, use.call, acquisition.node))
                return false;
            return this.#isLeft(acquisition, use.call, seen, testMetBy(site, use.call));
        });
    }
    /** Whether code of the maker runs however the promise ends: what comes behind a wait for it may not. */
    #isInAnyCase(site) {
        if (this.#completion.executor !== undefined)
            return true;
        const { fulfilled, rejected } = outcomesBefore(site, this.#completion.node, this.#source);
        return fulfilled === rejected;
    }
    #isLeftBy(acquisition, use, seen) {
        switch (use.kind) {
            case 'call':
                return this.#isLeft(acquisition, use.call, seen);
            case 'property':
                return this.#isLeft(acquisition, use.to, seen);
            case 'argument': {
                const { to } = use;
                if (to.type === 'CallExpression' && onlyInspects(to))
                    return false;
                const carrier = this.#acquisitions.get(to);
                if (carrier === acquisition && !carrier.isOneOfMany && isOver(carrier, use.node))
                    return false;
                if (carrier !== undefined ? this.#ends(carrier, acquisition) : this.#isEnd(to, acquisition))
                    return false;
                if (carrier !== undefined)
                    seen.add(carrier.node);
                const local = localCallee(to, this.#source);
                if (local !== undefined && this.#spread(acquisition).sites.has(local))
                    return false;
                return this.#isLeft(acquisition, to, seen);
            }
            case 'escape':
                return false;
        }
    }
    /**
     * Whether an event is the last of the emitter that the acquisition listens to. Where another path takes that back, it is no
     * matter of course that it goes away with its emitter.
     */
    #ends(carrier, acquisition) {
        const { emitter, isSingle } = acquisition;
        if (emitter === undefined)
            return false;
        if (isLast(carrier) && holdOf(acquisition, this.#source).isTakenBack)
            return false;
        const isOwn = carrier.emitter !== undefined && this.#isPartOf(emitter, carrier.emitter);
        if (isLast(carrier))
            return isOwn || (carrier.emitter !== undefined && this.#isPiped(emitter));
        if (!isFailure(carrier))
            return false;
        return (isOwn && isSingle) || [...this.acquisitions].some((other) => isLast(other) && this.#isPiped(emitter));
    }
    /** Who waits for the end of an emitter listens until then, unless something else that it tells of is enough. */
    #isUntilEnd({ emitter }, seen) {
        if (emitter === undefined)
            return false;
        const own = this.#ownOf(emitter);
        // Who handles a signal of the process keeps it alive.
        if (!own.some((other) => isLast(other) && other.event?.startsWith('SIG') !== true && this.settles(other)))
            return false;
        return !own.some((other) => seen.has(other.node) && !isFailure(other) && !this.#isReadOn(other));
    }
    /** Whether what tells of data goes on doing so: nobody takes it back, once there has been enough. */
    #isReadOn(acquisition) {
        return acquisition.event === 'data' && !acquisition.isOnce && !holdOf(acquisition, this.#source).isTakenBack;
    }
    /** What listens to an emitter or to what it is a part of. */
    #ownOf(emitter) {
        const key = this.#places.key(emitter);
        if (key === undefined)
            return [];
        let own = this.#owned.get(key);
        if (own === undefined) {
            own = [...this.acquisitions].filter((other) => other.emitter && this.#isPartOf(emitter, other.emitter));
            this.#owned.set(key, own);
        }
        return own;
    }
    /** `child.stdin` ends with `child`. */
    #isPartOf(part, whole) {
        const [inner, outer] = [this.#places.key(part), this.#places.key(whole)];
        return inner !== undefined && outer !== undefined && `${inner}.`.startsWith(`${outer}.`);
    }
    #isSame(a, b) {
        const key = this.#places.key(a);
        return key !== undefined && key === this.#places.key(b);
    }
    /** Streams that are piped end together. */
    #isPiped(emitter) {
        const key = this.#places.key(emitter);
        return this.#source.mentions.members('pipe').some((member) => {
            const call = member.parent;
            if (call.type !== 'CallExpression')
                return false;
            return [member.object, ...call.arguments].some((each) => key !== undefined && this.#places.key(each) === key);
        });
    }
    /** `server.close(resolve)`, `pipeline(from, to, callback)` */
    #isEnd(to, { emitter }) {
        if (emitter === undefined || to.type !== 'CallExpression')
            return false;
        const callee = unwrap(to.callee);
        if (callee.type === 'MemberExpression') {
            const name = propertyName(callee) ?? '';
            if (endingMethod.test(name) && this.#isSame(callee.object, emitter))
                return true;
            return endingFunction.test(name) && to.arguments.some((each) => this.#isSame(each, emitter));
        }
        return (callee.type === 'Identifier' &&
            endingFunction.test(callee.name) &&
            to.arguments.some((each) => this.#isSame(each, emitter)));
    }
    #spread(acquisition) {
        let spread = this.#spreads.get(acquisition);
        if (spread === undefined)
            this.#spreads.set(acquisition, (spread = this.#spreadOf(acquisition)));
        return spread;
    }
    #spreadOf(acquisition) {
        const sites = new Map();
        let isLoose = false;
        const queue = holdOf(acquisition, this.#source).releases.filter((each) => isInside(each, this.region));
        const seen = new Set(queue);
        const add = (site) => {
            if (!seen.has(site))
                queue.push(site);
            seen.add(site);
        };
        for (const site of queue) {
            const fn = enclosingFunction(site) ?? this.#source.ast;
            sites.set(fn, [...(sites.get(fn) ?? []), site]);
            if (fn === this.region || !isFunction(fn) || !isInside(fn, this.region))
                continue;
            for (const use of usesOfFunction(fn, this.#source)) {
                if (use.kind === 'call')
                    add(use.call);
                else if (use.kind === 'argument' && (isImmediate(use.to) || isConclusion(use.to, use.node)))
                    add(use.to);
                else if (!this.#isOnTheWay(fn, use, acquisition))
                    isLoose = true;
            }
        }
        return { sites, isLoose };
    }
    /** Whether a function that releases is accounted for: it settles too, or it is what the acquisition calls. */
    #isOnTheWay(fn, use, acquisition) {
        if (use.kind === 'escape')
            return false;
        return this.#functions.has(fn) || (use.kind === 'argument' && use.to === acquisition.node);
    }
    /** `if (timer) clearTimeout(timer)`, `if (ms > 0) clearTimeout(timer)` where it was set under the same test. */
    #isOfHandle(test, acquisition) {
        const { handle = acquisition.handler } = holdOf(acquisition, this.#source);
        const text = this.#source.text.slice(...test.range);
        if (handle && /^(?:Identifier|MemberExpression)$/u.test(handle.type)) {
            // A declared name has its type in its range.
            const name = handle.type === 'Identifier' ? handle.name : this.#source.text.slice(...handle.range);
            if (text.includes(name))
                return true;
        }
        for (let at = acquisition.node; at.parent && !isFunction(at); at = at.parent) {
            const parent = at.parent;
            const guard = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
                ? parent.test
                : parent.type === 'LogicalExpression'
                    ? parent.left
                    : undefined;
            if (guard && guard !== at && this.#source.text.slice(...guard.range) === text)
                return true;
        }
        return false;
    }
}
/**
 * The code that makes a promise: its executor, or the function around it where functions beside the executor settle it too, by a
 * local that it was given: `let done; const onEnd = () => done(); return new Promise((resolve) => { done = resolve; … });`
 */
export function regionOf({ executor, node, handles }, source) {
    const around = enclosingFunction(node);
    if (executor === undefined || around === undefined)
        return executor ?? around ?? source.ast;
    const isBeside = ({ use, through }) => through === undefined && use.kind === 'settle' && !isInside(use.node, executor) && isInside(use.node, around);
    return handles.some(isBeside) ? around : executor;
}
function* settlementOf(use) {
    if (use.kind === 'settle')
        yield { node: use.call, role: use.role, to: undefined };
    if (use.kind !== 'hand-off' || isFunction(unwrap(use.node)))
        return;
    if (use.isMember && unwrap(use.node).type !== 'ObjectExpression')
        return;
    yield { node: use.node, role: use.role, to: use.to };
}
/** Whether the event is the last that its emitter has; an event that is not written out says so by its name. */
function isLast({ kind, event, node }) {
    if (kind !== 'listener')
        return false;
    if (event !== undefined)
        return terminal.test(event);
    return wordsOf(node.arguments[0]).some((word) => /^(?:end(?:ed)?|clos|destroy|finish|exit)/u.test(word));
}
/** The words of the name of an event that is not written out: `END_EVENT`, `events.endEvent`. */
function wordsOf(name) {
    const at = name && unwrap(name);
    const text = at?.type === 'Identifier' ? at.name : at?.type === 'MemberExpression' ? (propertyName(at) ?? '') : '';
    const words = text.replace(/([a-z])([A-Z])/gu, '$1_$2').toLowerCase();
    return words.split('_');
}
function isFailure({ kind, event, node }) {
    const failure = /^(?:error|abort|aborted|timeout)$/u;
    if (kind !== 'listener')
        return false;
    return event === undefined ? wordsOf(node.arguments[0]).some((word) => failure.test(word)) : failure.test(event);
}
/** Whether an acquisition is over when it has called what settles: a subscription ends with its error. */
function isOver({ kind, isOnce }, callback) {
    if (isOnce || kind !== 'subscription')
        return isOnce;
    const { parent } = callback;
    if (unwrap(callback).type === 'ObjectExpression')
        return true;
    if (parent?.type === 'Property')
        return propertyName(parent) === 'error' || propertyName(parent) === 'complete';
    return parent?.type === 'CallExpression' && parent.arguments.findIndex((each) => each === callback) > 0;
}
function isHandler({ handler }, node) {
    return handler !== undefined && (isInside(node, handler) || isInside(handler, node));
}
function localCallee(to, source) {
    return to.type === 'CallExpression' ? localFunction(to.callee, source) : undefined;
}
function isImmediate(to) {
    if (to.type !== 'CallExpression')
        return false;
    const timing = timingOf(to);
    return timing === 'now' || timing === 'each';
}
/** `.finally(fn)`, and `.then(fn)` after a `catch`: they run whatever happened before. */
function isConclusion(to, callback) {
    const callee = to.type === 'CallExpression' ? unwrap(to.callee) : undefined;
    if (to.type !== 'CallExpression' || callee?.type !== 'MemberExpression')
        return false;
    const name = propertyName(callee);
    if (name === 'finally')
        return true;
    const before = unwrap(callee.object);
    const inner = before.type === 'CallExpression' ? unwrap(before.callee) : undefined;
    if (name !== 'then' || to.arguments[0] !== callback || inner?.type !== 'MemberExpression')
        return false;
    return propertyName(inner) === 'catch' || (before.type === 'CallExpression' && before.arguments.length > 1);
}
