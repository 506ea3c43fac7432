import { completionModel } from "../../model/build-model.js";
import { propertyName, unwrap, wrapped } from "../../source/ast.js";
import { addTo } from "../../source/multimap.js";
import { attempt, declineFor } from "../attempt.js";
import { mentionsOf } from "../deferred-to-source/kept.js";
import { isRefusal } from "../deferred-to-source/skip.js";
import { removeStatement } from "../layout.js";
import { editDeclaration } from "./declaration.js";
import { drainOf } from "./drain.js";
import { createText, requestOf } from "./requests.js";
import { decline } from "./reasons.js";
import { editGet, isOfSettled } from "./settling.js";
/** Plans a `CompletionMap` for each map of requests; those of one map have one plan. */
export function planRequestMaps(source) {
    const groups = new Map();
    for (const completion of completionModel(source).completions) {
        const request = requestOf(completion, source);
        if (request === undefined)
            continue;
        addTo(groups, request.place.key, request);
    }
    const plans = new Map();
    for (const group of groups.values()) {
        const plan = attempt(source, () => ({ edits: rewrite(group, source), name: 'CompletionMap' }));
        for (const { completion } of group)
            plans.set(completion, plan);
    }
    return plans;
}
function rewrite(group, source) {
    const created = group.map((request) => ({ request, ...createText(request, source) }));
    const [first] = created;
    if (first === undefined || created.some(({ type }) => type !== first.type))
        return declineFor('type-unknown');
    const { place } = first.request;
    const mentions = mentionsAt(place, source);
    const sets = new Set(group.map(({ set }) => set));
    const uses = mentions.filter(({ isWrite }) => !isWrite).map(({ node }) => methodCall(node));
    const others = uses.filter((use) => use !== undefined && !sets.has(use.call));
    return [
        ...created.map(({ request, text }) => ({ range: request.completion.node.range, text })),
        ...editDeclaration(place, mentions, first.type, source),
        ...editUses(others, source),
    ];
}
function mentionsAt(place, source) {
    try {
        return mentionsOf(place, completionModel(source), source);
    }
    catch (error) {
        if (isRefusal(error))
            return decline('reachable');
        throw error;
    }
}
/** The call of a method of the map; undefined where its size is asked for. */
function methodCall(node) {
    const at = wrapped(node);
    const member = at.parent;
    if (member?.type !== 'MemberExpression' || member.object !== at)
        return decline('use-unknown');
    const name = propertyName(member) ?? '';
    if (name === 'size')
        return undefined;
    const call = wrapped(member).parent;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member)
        return decline('use-unknown');
    return { name, call };
}
function editUses(uses, source) {
    const called = (name) => uses.filter((use) => name.test(use.name)).map(({ call }) => call);
    if (uses.some(({ name }) => !/^(?:get|delete|has|keys|values|forEach|clear)$/u.test(name))) {
        // Another promise is kept there too.
        return decline(uses.some(({ name }) => name === 'set') ? 'not-in-step' : 'use-unknown');
    }
    const settlings = called(/^get$/u).map((call) => editGet(call, source));
    const drains = called(/^(?:values|forEach)$/u).map((call) => drainOf(call, source));
    if (settlings.length === 0)
        return decline('use-unknown');
    const deletes = called(/^delete$/u).map((call) => {
        const statement = wrapped(call).parent;
        if (statement?.type !== 'ExpressionStatement' || !isOfSettled(call, settlings, source))
            return decline('dropped');
        return removeStatement(source, statement);
    });
    const clears = called(/^clear$/u).map((call) => {
        const statement = wrapped(call).parent;
        if (statement?.type !== 'ExpressionStatement' || !isAfterDrain(statement, drains))
            return decline('dropped');
        return removeStatement(source, statement);
    });
    return [
        ...settlings.flatMap(({ edits }) => edits),
        ...drains.map(({ edit }) => edit),
        ...deletes,
        ...clears,
    ];
}
function isAfterDrain(statement, drains) {
    const { parent } = statement;
    const body = parent?.type === 'BlockStatement' || parent?.type === 'Program' ? parent.body : [];
    const before = body[body.indexOf(statement) - 1];
    return drains.some((drain) => drain.statement === before);
}
