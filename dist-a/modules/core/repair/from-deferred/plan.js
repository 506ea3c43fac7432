import { completionModel } from "../../model/build-model.js";
import { NameAllocator } from "../deferred-to-source/names.js";
import { isTyped } from "../deferred-to-source/result-type.js";
import { EditSet } from "../edit.js";
import { importName, moduleKind } from "../imports.js";
import { losesComment } from "../comments.js";
import { editDestructured } from "./destructured.js";
import { DeferredFlow } from "./flow.js";
import { editGroup } from "./group.js";
import { libraries, libraryOrigins } from "./libraries.js";
import { checkOrigin, constructOf } from "./origin.js";
import { Refusal, refusalOf } from "./refusal.js";
/** Plans the rewrite of libraries' deferreds: a source takes the place of each, with all places that keep it. */
export function planFromDeferred(source, wanted) {
    const origins = libraryOrigins(source, wanted);
    if (origins.length === 0)
        return [];
    const outcomes = new Map();
    const names = new NameAllocator(source);
    for (const library of new Set(origins.map((origin) => origin.library))) {
        const own = origins.filter((origin) => origin.library === library);
        for (const group of groupsOf(own, library, source, outcomes)) {
            decide(group.origins, outcomes, () => editGroup(group, source));
        }
        for (const origin of own) {
            const pattern = takenApart(origin.node);
            if (!pattern || outcomes.has(origin))
                continue;
            decide([origin], outcomes, () => planDestructured(origin, pattern, source, names));
        }
    }
    return origins.flatMap((origin) => {
        const outcome = outcomes.get(origin);
        return outcome ? [{ range: origin.node.range, outcome }] : [];
    });
    function decide(members, into, run) {
        try {
            const { edits, isSafe } = run();
            const outcome = {
                edits: complete(edits, source),
                applicability: isSafe ? 'safe' : 'suggested',
            };
            for (const member of members)
                into.set(member, outcome);
        }
        catch (error) {
            const skip = refusalOf(error);
            if (skip === undefined)
                throw error;
            for (const member of members)
                into.set(member, { skip });
        }
    }
}
/** The pattern that takes a deferred apart where it is made. */
function takenApart({ parent }) {
    return parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern' ? parent.id : undefined;
}
function planDestructured(origin, pattern, source, names) {
    checkOrigin(origin, source);
    const { contract } = libraries[origin.library];
    if (contract !== 'native' && contract !== 'record')
        throw new Refusal('library-promise');
    const construct = constructOf(origin, source, 'unknown');
    const { edits, isReacting } = editDestructured(pattern, construct, source, names);
    // What `resolve()` fulfills with may be left out with p-defer, whatever it is.
    const isLax = isTyped(source) && origin.library !== 'withResolvers' && !construct.endsWith('<void>()');
    return { edits, isSafe: contract === 'native' && !isReacting && !isLax };
}
/** Deferreds that share a place, together. */
function groupsOf(origins, library, source, outcomes) {
    const flow = new DeferredFlow(source, completionModel(source), libraries[library].contract === 'promise');
    const groups = [];
    for (const origin of origins) {
        if (takenApart(origin.node))
            continue;
        try {
            checkOrigin(origin, source);
            const trace = flow.traceOf(origin.node);
            const places = reached(trace, flow);
            const shared = groups.filter((group) => [...places].some((key) => group.places.has(key)));
            const merged = {
                library,
                flow,
                origins: [...shared.flatMap((group) => group.origins), origin],
                traces: [...shared.flatMap((group) => group.traces), trace],
                places: new Set([...shared.flatMap((group) => [...group.places]), ...places]),
            };
            for (const group of shared)
                groups.splice(groups.indexOf(group), 1);
            groups.push(merged);
        }
        catch (error) {
            const skip = refusalOf(error);
            if (skip === undefined)
                throw error;
            outcomes.set(origin, { skip });
        }
    }
    return groups;
}
/** The places that a value comes to, one after the other. */
function reached(trace, flow) {
    const found = new Set(trace.places);
    for (const key of found)
        for (const next of flow.places.get(key)?.trace.places ?? [])
            found.add(next);
    return found;
}
/** The edits with the import they need. @throws {Refusal} where they would lose a comment or cannot go together. */
function complete(edits, source) {
    if (moduleKind(source) === undefined)
        throw new Refusal('not-a-module');
    const imported = importName(source, 'TaskCompletionSource', source.settings.runtime);
    if (imported === undefined)
        throw new Refusal('name-taken');
    const taken = new EditSet();
    for (const edit of [...edits, ...imported]) {
        if (losesComment(edit, source))
            throw new Refusal('comment');
        if (!taken.take([edit]))
            throw new Refusal('use-unknown');
    }
    return taken.all();
}
