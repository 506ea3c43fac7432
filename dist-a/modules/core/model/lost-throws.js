import { calleeName, knownTimingOf, timingOf } from "../flow/callback-timing.js";
import { isDropped } from "../flow/calls.js";
import { Flow } from "../flow/flow.js";
import { withEntry, withoutEntries } from "../flow/state.js";
import { enclosingFunction, isFunction, propertyName, unwrap, wrapped, } from "../source/ast.js";
import { walk } from "../source/visit.js";
import { takesListenersPromise } from "./awaiting-emitters.js";
import { callbackRuns, takesError } from "./callbacks/given-callbacks.js";
import { reactedTo } from "./reactions.js";
import { handleSites, rootsOf, withAncestors } from "./handle-sites.js";
import { calledFunction, localFunction } from "./local-functions.js";
import { mayReject, mayThrowByNature } from "./throwing-calls.js";
import { isSaidToNeverReturn } from "./never-returns.js";
import { isInTest } from "./test-code.js";
/** The exceptions of a file that are lost, in source order. */
export function lostThrows(source) {
    const all = handleSites(source);
    if (all.length === 0)
        return [];
    const client = new ThrowClient(source, all);
    if (client.sites.size === 0)
        return [];
    new Flow(source, client).runOnly(rootsOf(all));
    return client.findings();
}
class ThrowClient {
    interesting;
    /** Where exceptions come from, with the completion that they are about. */
    sites = new Map();
    #source;
    #origins = new Map();
    #executors = new Map();
    #settles = new Map();
    #followed = new Set();
    #entries = new Map();
    #found = new Map();
    /** The functions that run now, with where each was given away when it runs as a callback. */
    #frames = [];
    #entering;
    constructor(source, all) {
        this.#source = source;
        const nodes = [];
        // Inner completions first: what is inside theirs is about them.
        for (const each of all.toReversed()) {
            const { completion, executor, home, settles, carriers } = each;
            this.#origins.set(completion.node, each);
            if (executor)
                this.#executors.set(executor, each);
            for (const node of settles)
                this.#settles.set(node, [...(this.#settles.get(node) ?? []), each]);
            for (const node of carriers)
                this.#followed.add(node);
            for (const fn of executor ? [home, ...carriers] : carriers)
                this.#gather(fn, each);
            nodes.push(completion.node, home, ...settles, ...carriers);
        }
        this.interesting = withAncestors([...nodes, ...this.sites.keys()]);
    }
    #gather(root, about) {
        walk(root, (node) => {
            if (node !== root && this.#executors.has(node))
                return false;
            if (!isThrowSite(node, this.#source) || this.sites.has(node))
                return true;
            const fn = enclosingFunction(node);
            if (fn === undefined || fn.generator)
                return true;
            // Out of a plain callback it is uncaught all the same.
            const isHeard = fn === about.home || fn.async;
            if (node.type === 'ThrowStatement' && isRejectedWith(node, about, isHeard))
                return true;
            if (node.type === 'ThrowStatement' && isLast(node, fn) && fn !== about.home && isInTest(fn, this.#source))
                return true;
            const settles = about.carriers.has(fn) || about.executor === fn;
            if (!settles && (node.type !== 'ThrowStatement' || failsForOthers(fn, this.#source)))
                return true;
            this.sites.set(node, about);
            if (fn !== about.home)
                this.#followed.add(fn);
            return true;
        });
    }
    findings() {
        const sorted = [...this.#found.values()].sort((a, b) => a.site.range[0] - b.site.range[0]);
        const reported = new Set();
        return sorted.filter(({ site, kind }) => {
            if (site.type === 'ThrowStatement' || kind !== 'unhandled')
                return true;
            // Of all that an async function waits for, the first says it.
            const fn = enclosingFunction(site);
            if (fn === undefined || reported.has(fn))
                return false;
            reported.add(fn);
            return true;
        });
    }
    visit(node, state) {
        const made = this.#origins.get(node);
        if (made !== undefined)
            return withoutEntries(state, ({ settled }) => settled === made);
        let at = state;
        for (const settled of this.#settles.get(node) ?? [])
            at = withEntry(at, this.#entry({ site: node, settled, thrown: undefined, after: [] }));
        if (isFunction(node)) {
            this.#frames.push({ fn: node, value: this.#entering });
            this.#entering = undefined;
        }
        return at;
    }
    raise(node, state) {
        const site = node;
        const about = this.sites.get(site);
        if (about === undefined)
            return state;
        // What an awaited function of the file throws has been seen there.
        if (node.type === 'AwaitExpression' && [...state.entries.keys()].some(({ thrown }) => thrown !== undefined))
            return state;
        const after = [...state.entries.keys()].flatMap(({ settled }) => settled ?? []);
        return withEntry(state, this.#entry({ site: node, settled: undefined, thrown: site, after }));
    }
    caught(state) {
        return withoutThrown(state);
    }
    ended(fn, thrown) {
        const frame = this.#frames.at(-1)?.fn === fn ? this.#frames.pop() : undefined;
        if (thrown === undefined)
            return undefined;
        const executor = this.#executors.get(fn);
        if (executor !== undefined && frame?.value === undefined) {
            for (const each of thrownIn(thrown)) {
                if (fn.async)
                    this.#report(each, fn, 'unhandled', executor);
                else if (each.after.includes(executor))
                    this.#report(each, fn, 'swallowed', executor);
            }
            return withoutThrown(thrown);
        }
        if (frame?.value === undefined)
            return thrown;
        const { by } = callbackRuns(frame.value, fn, this.#source);
        if (by === 'promise')
            return thrown;
        if (fn.async ? this.#isTakenBy(frame.value, fn) : failsRequest(frame.value))
            return withoutThrown(thrown);
        for (const each of thrownIn(thrown)) {
            // A caller that is not known may be a sync one, or wait for the promise.
            if (by === 'unknown' && (fn.async || each.after.length === 0 || isInTest(fn, this.#source)))
                continue;
            this.#report(each, fn, fn.async ? 'unhandled' : 'uncaught');
        }
        return withoutThrown(thrown);
    }
    /** Whether the promise of an async listener goes to the emitter, and from there to who makes it tell. */
    #isTakenBy(value, fn) {
        const { parent } = wrapped(value);
        return (parent?.type === 'CallExpression' &&
            timingOf(parent) === 'event' &&
            takesListenersPromise(parent, fn, this.#source));
    }
    launched(call, fn, { now }, { thrown }) {
        if (thrown !== undefined && isDropped(call))
            for (const each of thrownIn(thrown))
                this.#report(each, fn, 'unhandled');
        return withoutThrown(now);
    }
    chained(call, { rejected }) {
        if (rejected === undefined || !(isDropped(call) || this.#isReturnedToNobody(call)))
            return;
        for (const each of thrownIn(rejected)) {
            const fn = enclosingFunction(each.site);
            if (fn !== undefined)
                this.#report(each, fn, 'unhandled');
        }
    }
    /** Whether the call is what an executor or a callback returns: nobody looks at that. */
    #isReturnedToNobody(call) {
        const { parent } = wrapped(call);
        if (parent?.type !== 'ReturnStatement' && parent?.type !== 'ArrowFunctionExpression')
            return false;
        const fn = isFunction(parent) ? parent : enclosingFunction(parent);
        const frame = this.#frames.at(-1);
        if (fn === undefined || frame?.fn !== fn || fn.async)
            return false;
        if (frame.value === undefined)
            return this.#executors.has(fn);
        return callbackRuns(frame.value, fn, this.#source).by === 'event loop';
    }
    invoke() {
        return undefined;
    }
    enter(state, _timing, _event, value) {
        const fn = localFunction(value, this.#source);
        this.#entering = fn !== undefined && this.interesting.has(fn) ? value : undefined;
        return withoutThrown(state);
    }
    resume(state) {
        return state;
    }
    callee(call) {
        return this.#follow(calledFunction(call, this.#source));
    }
    functionOf(value) {
        return this.#follow(localFunction(value, this.#source));
    }
    #follow(fn) {
        return fn !== undefined && !fn.generator && this.#followed.has(fn) ? fn : undefined;
    }
    executor(node) {
        return this.#origins.get(node)?.executor;
    }
    givesUndefined(call) {
        return this.#settles.has(call);
    }
    isHarmless(call) {
        return this.#settles.has(call);
    }
    neverReturns(call) {
        return isSaidToNeverReturn(call, this.#source);
    }
    /** One entry for each place, so that the passes of a loop come to rest. */
    #entry(entry) {
        const after = entry.after.map(({ completion }) => completion.node.range[0]).join();
        const key = `${String(entry.site.range[0])} ${entry.site.type} ${String(entry.settled?.completion.node.range[0])} ${after}`;
        let known = this.#entries.get(key);
        if (known === undefined)
            this.#entries.set(key, (known = entry));
        return known;
    }
    #report({ thrown, after }, fn, kind, about) {
        const owner = thrown && (about ?? after[0] ?? this.sites.get(thrown));
        if (thrown === undefined || owner === undefined)
            return;
        const known = this.#found.get(thrown);
        const isLate = after.includes(owner) && known?.isLate !== false;
        this.#found.set(thrown, known ? { ...known, isLate } : { completion: owner.completion, site: thrown, fn, kind, isLate });
    }
}
function isThrowSite(node, source) {
    switch (node.type) {
        case 'ThrowStatement':
            return true;
        case 'AwaitExpression':
            return mayReject(node.argument, source);
        case 'ForOfStatement':
            return node.await;
        case 'CallExpression':
        case 'NewExpression':
            return mayThrowByNature(node, source);
        default:
            return false;
    }
}
/** `reject(error); throw error;`: the promise has it already. */
function isRejectedWith({ argument, parent }, { settles }, isHeard) {
    const thrown = unwrap(argument);
    if (thrown.type === 'CallExpression')
        return settles.has(thrown);
    // `if (…) reject(error); else throw error;`: the one or the other.
    if (!isHeard || thrown.type !== 'Identifier' || parent.type === 'IfStatement')
        return false;
    return [...settles].some(({ arguments: [given], parent: statement }) => {
        const value = given && unwrap(given);
        return statement.parent === parent && value?.type === 'Identifier' && value.name === thrown.name;
    });
}
/** A listener that throws whatever comes: a test sees what the emitter makes of it. */
function isLast(node, { body }) {
    return (body.type === 'BlockStatement' &&
        body.body.at(-1) === node &&
        !body.body.some((each) => each.type === 'IfStatement'));
}
/**
 * A function that does nothing but fail is a helper, or the business of who was given it, unless it is plain that it runs
 * when nobody is left to hear of it: `request.setTimeout(5000, () => { throw new Error('timeout') })`.
 */
function failsForOthers(fn, source) {
    if (fn.body.type !== 'BlockStatement')
        return false;
    const [first, ...more] = fn.body.body;
    const last = more.at(-1) ?? first;
    if (last?.type !== 'ThrowStatement' || (more.length > 0 && !takesError(fn)))
        return false;
    // To take an error says nothing of who calls.
    if (callbackRuns(fn, undefined, source).by === 'unknown')
        return true;
    const call = wrapped(fn).parent;
    if (call?.type !== 'CallExpression')
        return false;
    // `setTimeout(() => { throw error })`, `process.on('warning', (warning) => { throw warning })` are there to crash.
    const isScheduled = beginsTurn(call) && unwrap(last.argument).type !== 'NewExpression';
    return (isScheduled && more.length === 0) || (calleeName(call) ?? '').startsWith('process.o');
}
/** A timer, a queue of the host, or `Promise.resolve().then(…)`: a turn that is begun for the sake of what runs in it. */
function beginsTurn(call) {
    const before = unwrap(reactedTo(call) ?? call);
    const isEmpty = before.type === 'CallExpression' && before.arguments.length === 0;
    return knownTimingOf(call) === 'later' || (isEmpty && calleeName(before) === 'Promise.resolve');
}
/** `request.onupgradeneeded = …`: what it throws aborts the upgrade, and the request tells of that by `error` (IndexedDB, 5.9). */
function failsRequest(value) {
    const at = wrapped(value);
    const { parent } = at;
    if (parent?.type === 'AssignmentExpression')
        return parent.left.type === 'MemberExpression' && propertyName(parent.left) === 'onupgradeneeded';
    const [event] = parent?.type === 'CallExpression' && parent.callee !== at ? parent.arguments : [];
    return event?.type === 'Literal' && event.value === 'upgradeneeded';
}
function* thrownIn(state) {
    for (const entry of state.entries.keys())
        if (entry.thrown !== undefined)
            yield entry;
}
function withoutThrown(state) {
    return withoutEntries(state, ({ thrown }) => thrown !== undefined);
}
