import { forget, joinFacts, noFacts } from "./facts.js";
/** Entries beyond this on one path add nothing: the code has been reported many times over. */
const maxEntries = 64;
const none = new Set();
export function emptyState() {
    return { facts: noFacts, entries: new Map(), pending: none };
}
export function join(a, b) {
    if (a === undefined || a === b)
        return b;
    if (b === undefined)
        return a;
    const facts = joinFacts(a.facts, b.facts);
    let entries = a.entries;
    if (a.entries !== b.entries && b.entries.size > 0) {
        const both = new Map(a.entries);
        for (const [entry, known] of b.entries) {
            const other = a.entries.get(entry);
            if (other !== undefined)
                both.set(entry, joinFacts(other, known));
            else if (both.size < maxEntries)
                both.set(entry, known);
        }
        entries = both;
    }
    return { facts, entries, pending: intersect(a.pending, b.pending) };
}
function intersect(a, b) {
    if (a === b || a.size === 0)
        return a;
    return new Set([...a].filter((each) => b.has(each)));
}
/** Applies a change of facts to every path; the paths for which it gives nothing are dropped. */
export function mapFacts(state, change) {
    const facts = change(state.facts);
    if (facts === undefined)
        return undefined;
    let entries;
    for (const [entry, known] of state.entries) {
        const changed = change(known);
        if (changed === known)
            continue;
        entries ??= new Map(state.entries);
        if (changed === undefined)
            entries.delete(entry);
        else
            entries.set(entry, changed);
    }
    return facts === state.facts && entries === undefined
        ? state
        : { ...state, facts, entries: entries ?? state.entries };
}
/** The state with other facts, and with what `change` makes of those of each entry. */
export function mapEntries(state, facts, change) {
    const entries = new Map([...state.entries].map(([entry, known]) => [entry, change(known, entry)]));
    const isSame = facts === state.facts && [...entries].every(([entry, known]) => state.entries.get(entry) === known);
    return isSame ? state : { ...state, facts, entries };
}
/** The state without what was known of a place that has been written. */
export function forgetPlace(state, key) {
    return mapFacts(state, (facts) => forget(facts, key)) ?? state;
}
export function withEntry(state, entry) {
    if (state.entries.size >= maxEntries)
        return state;
    return { ...state, entries: new Map(state.entries).set(entry, state.facts) };
}
export function withoutEntries(state, isGone) {
    const entries = [...state.entries].filter(([entry]) => !isGone(entry));
    const pending = [...state.pending].filter((entry) => !isGone(entry));
    if (entries.length === state.entries.size && pending.length === state.pending.size)
        return state;
    return { ...state, entries: new Map(entries), pending: new Set(pending) };
}
export function withPending(state, entry) {
    return { ...state, pending: new Set(state.pending).add(entry) };
}
export function withoutPending(state) {
    return state.pending.size === 0 ? state : { ...state, pending: none };
}
