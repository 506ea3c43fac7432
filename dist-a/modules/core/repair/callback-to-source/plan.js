import { wrapped } from "../../source/ast.js";
import { attempt, declineFor } from "../attempt.js";
import { isCheckedScript, isValueUnused, promisedType, settlerReferences, trySite, } from "../promise-site.js";
import { withoutReturn } from "./body.js";
import { handingAround, hasNodeCallback } from "./callbacks.js";
import { errorFirst } from "./error-first.js";
import { promisified } from "./promisify.js";
import { decline } from "./reasons.js";
import { callbackText } from "./callback-text.js";
/** Plans `fromCallback` in place of a promise over a callback in Node's manner; undefined for any other promise. */
export function planCallbackToSource(completion, source) {
    const site = trySite(completion, source);
    if (site === undefined || !hasNodeCallback(site, source))
        return undefined;
    return attempt(source, () => {
        const callbacks = callbacksOf(site, source);
        checkContext(site, source);
        const promisify = promisified(site, callbacks, source);
        return promisify ? { edits: promisify } : { edits: rewrite(site, callbacks, source), name: 'fromCallback' };
    });
}
/** The callbacks that settle, when nothing else does. @throws {Declined} */
function callbacksOf(site, source) {
    const functions = new Set();
    for (const { identifier } of settlerReferences(site)) {
        const handing = handingAround(identifier, site, source);
        if (handing === undefined)
            return decline('other-settlement');
        const { parent } = wrapped(identifier);
        if (parent?.type !== 'CallExpression' || parent.callee !== wrapped(identifier))
            return decline('handed-on');
        functions.add(handing.fn);
    }
    return [...functions].map((fn) => errorFirst(fn, site, source));
}
/** `arguments` of the executor would be others. */
function checkContext({ executor }, source) {
    if (executor.type === 'ArrowFunctionExpression')
        return;
    const own = source.bindings.scopeAt(executor.body)?.variableScope.set.get('arguments');
    if (own !== undefined && own.references.length > 0)
        decline('executor-context');
}
function rewrite(site, callbacks, source) {
    const { node, executor } = site;
    const name = ['callback', 'done', 'cb'].find((each) => [...source.mentions.namedWithin(each, executor)].length === 0);
    if (name === undefined)
        return declineFor('name-taken');
    const type = promisedType(site, source);
    if (isCheckedScript(source))
        declineFor('type-unknown');
    const isUnused = type === 'void' || isValueUnused(node);
    return [
        { range: [node.range[0], node.callee.range[1]], text: 'fromCallback' },
        ...(node.typeArguments || type === undefined
            ? []
            : [{ range: [node.callee.range[1], node.callee.range[1]], text: `<${type}>` }]),
        parameter(site, name, source),
        ...callbacks.flatMap((callback) => callbackText(callback, name, isUnused, source)),
        ...withoutReturn(site, callbacks, source),
    ];
}
/** The one parameter in place of those of the executor, in parentheses or not, as the file has it. */
function parameter({ executor }, name, source) {
    const { text } = source;
    const first = executor.params[0] ?? executor;
    const last = executor.params.at(-1) ?? executor;
    if (executor.type === 'ArrowFunctionExpression' && hasBareParameters(text) && !executor.returnType) {
        const [start, end] = [executor.range[0], text.lastIndexOf('=>', executor.body.range[0])];
        return { range: [start, end], text: `${name} ` };
    }
    return { range: [first.range[0], last.range[1]], text: name };
}
/** Whether arrow functions of one parameter are written without parentheses. */
function hasBareParameters(text) {
    const bare = text.match(/(?:^|[\s(,=:])[\w$]+ =>/gmu)?.length ?? 0;
    const inParentheses = text.match(/\([\w$]+\) =>/gu)?.length ?? 0;
    return bare > inParentheses;
}
