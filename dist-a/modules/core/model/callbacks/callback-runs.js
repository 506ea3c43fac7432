import { learn } from "../../flow/facts.js";
import { Flow } from "../../flow/flow.js";
import { Places } from "../../flow/places.js";
import { join, mapFacts, withEntry, emptyState } from "../../flow/state.js";
import { CallbackUses } from "./callback-uses.js";
import { calledFunction, localFunction } from "../local-functions.js";
import { Origins } from "../origins.js";
import { isSaidToNeverReturn } from "../never-returns.js";
const syncKey = 'runs now;';
const surelyKey = 'is known to run now;';
const asyncKey = 'runs later;';
const laterKey = 'is later;';
/** Whether a callback parameter of the function runs at different times on different paths. */
export function splitCallback(fn, parameter, source) {
    const uses = new CallbackUses(fn, parameter, source);
    const { events } = uses;
    if (events === undefined)
        return undefined;
    const kinds = new Set([...events.values()].map(({ run }) => run));
    if (!kinds.has('sync') || !kinds.has('async'))
        return undefined;
    const client = new RunClient(events, fn, source);
    // A callback that is not there does not run: all that is asked is what happens to one that is.
    const given = mapFacts(emptyState(), (facts) => learn(facts, client.places.variableKey(parameter), { kind: 'truthy', is: true }));
    const { out, thrown } = new Flow(source, client, client.places).function(fn, given ?? emptyState());
    const end = join(out, thrown);
    if (end === undefined)
        return undefined;
    const sync = new Set();
    let async;
    for (const [{ event, site }, facts] of end.entries)
        if (event.run === 'sync' && facts.get(asyncKey)?.truthy !== true)
            sync.add(site);
    // Where all paths that come to their end have run it at once, what an exception has cut short was about to do so, too.
    const whole = out?.facts.get(surelyKey)?.truthy === true ? out : end;
    for (const [{ event }, facts] of whole.entries)
        if (event.run === 'async' && facts.get(syncKey)?.truthy !== true)
            async ??= event;
    // What is still to come has no paths of its own: where all have run it at once, it comes on top.
    if (whole.facts.get(syncKey)?.truthy !== true)
        for (const { event } of whole.pending)
            if (event.run === 'async')
                async ??= event;
    if (sync.size === 0 || async === undefined)
        return undefined;
    return { fn, parameter, sync: [...sync], async };
}
class RunClient {
    interesting = new Set();
    places;
    #source;
    #events;
    #entries = new Map();
    #origins;
    constructor(events, fn, source) {
        this.#source = source;
        this.#events = events;
        this.places = new Places(source.bindings);
        this.#origins = new Origins(source);
        for (const node of events.keys()) {
            for (let at = node; at && !this.interesting.has(at); at = at === fn ? undefined : at.parent)
                this.interesting.add(at);
        }
    }
    visit(node, state, activation) {
        const event = this.#events.get(node);
        if (event === undefined || event.run === 'never' || state.facts.get(laterKey)?.truthy === true)
            return state;
        let at = state;
        if (event.run !== 'unknown') {
            const entry = this.#entry(event, activation.site ?? node);
            at = withEntry(at, entry);
        }
        if (event.run !== 'async')
            at = flag(at, syncKey);
        if (event.run === 'sync')
            at = flag(at, surelyKey);
        if (event.run !== 'sync')
            at = flag(at, asyncKey);
        return at;
    }
    #entry(event, site) {
        let sites = this.#entries.get(event);
        if (sites === undefined)
            this.#entries.set(event, (sites = new Map()));
        let entry = sites.get(site);
        if (entry === undefined)
            sites.set(site, (entry = { site, event }));
        return entry;
    }
    invoke() {
        return undefined;
    }
    enter(state) {
        return flag(state, laterKey);
    }
    resume(state) {
        return state;
    }
    callee(call) {
        return calledFunction(call, this.#source);
    }
    functionOf(value) {
        return localFunction(value, this.#source);
    }
    executor(node) {
        if (node.type !== 'NewExpression' || !this.#origins.isPromiseConstructor(node.callee))
            return undefined;
        const [executor] = node.arguments;
        return executor && localFunction(executor, this.#source);
    }
    givesUndefined() {
        return false;
    }
    isHarmless(call) {
        return this.#events.has(call);
    }
    neverReturns(call) {
        return isSaidToNeverReturn(call, this.#source);
    }
}
function flag(state, key) {
    return mapFacts(state, (facts) => learn(facts, key, { kind: 'truthy', is: true })) ?? state;
}
