import { excerpt } from "../source/excerpt.js";
import { completionModel } from "../model/build-model.js";
import { isHandlerEscape } from "../model/handed-handlers.js";
import { mayHoldCompletion } from "../model/relevance.js";
import { isOfPolyfill } from "../model/with-resolvers-polyfill.js";
import { planDeferredToSource } from "../repair/deferred-to-source/plan.js";
import { enclosingClass, enclosingFunction, isFunction, isInside } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
/** A resolver of `new Promise` is kept where it outlives the executor. */
export const noBareDeferred = {
    relevance: mayHoldCompletion,
    // Its resolvers stay where they are.
    mayLieIn: () => false,
    *run(source, { allow }) {
        const lines = new LineMap(source.text);
        const found = [...bareDeferreds(source)].filter(({ completion }) => !isAllowed(completion.node, allow));
        const plans = planDeferredToSource(found.map(({ completion }) => completion), source);
        for (const bare of found)
            yield { ...report(bare, source, lines), ...outcome(plans.get(bare.completion), bare.completion) };
    },
};
/** The promises of the file whose resolvers escape, in source order. */
export function* bareDeferreds(source) {
    for (const completion of completionModel(source).completions) {
        if (completion.kind !== 'executor')
            continue;
        let first;
        for (const handle of completion.handles) {
            const { use } = handle;
            if (use.kind !== 'escape' || isHandlerEscape({ ...handle, use }, source))
                continue;
            if (first === undefined || comesFirst(use.node, first.use.node, completion))
                first = { ...handle, use };
        }
        if (first !== undefined && !isOfPolyfill(completion.node, source))
            yield { completion, escape: first };
    }
}
function outcome(plan, { node }) {
    if (plan === undefined)
        return {};
    return 'skip' in plan ? { skip: plan.skip } : { repairs: [{ ...plan, messageId: 'useSource', claims: node.range }] };
}
/** In source order, but what the executor does itself before what becomes of it elsewhere. */
function comesFirst(a, b, { executor }) {
    const [aIsIn, bIsIn] = [a, b].map((node) => executor !== undefined && isInside(node, executor));
    return aIsIn === bIsIn ? a.range[0] < b.range[0] : aIsIn === true;
}
const where = {
    variable: 'a variable',
    field: 'a field',
    property: 'a property',
    collection: 'a collection',
    return: 'the caller',
    closure: 'a closure',
};
function report({ completion, escape }, source, lines) {
    const { use } = escape;
    return {
        range: completion.node.range,
        messageId: escape.through ? 'wrapped' : 'escapes',
        data: {
            name: nameOf(escape, source),
            place: where[use.escape],
            target: excerpt(use.to, source),
            line: String(lines.position(use.node.range[0]).line),
        },
    };
}
function nameOf({ use, through }, source) {
    if (through)
        return 'a resolver';
    return use.node.type === 'Identifier' ? `\`${excerpt(use.node, source)}\`` : 'a resolver';
}
/** Whether a class or function around the promise is one that the project allows. */
function isAllowed(node, allow) {
    if (allow.length === 0)
        return false;
    const owner = enclosingClass(node);
    if (owner?.id && allow.includes(owner.id.name))
        return true;
    for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
        const name = isFunction(fn) && fn.id
            ? fn.id.name
            : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier'
                ? fn.parent.id.name
                : undefined;
        if (name !== undefined && allow.includes(name))
            return true;
    }
    return false;
}
