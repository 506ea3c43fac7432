import { isTyped } from "../deferred-to-source/result-type.js";
import { isSerialized } from "../deferred-to-source/serialized.js";
import { Refusal } from "./refusal.js";
/** @throws {Refusal} when the deferred is not made as the library's documentation makes it. */
export function checkOrigin({ node }, source) {
    if (node.arguments.length > 0 || (node.type === 'CallExpression' && node.optional))
        throw new Refusal('deferred-arguments');
    if (node.type === 'CallExpression' && node.parent.type === 'ChainExpression')
        throw new Refusal('deferred-arguments');
    if ((node.typeArguments?.params.length ?? 0) > 1)
        throw new Refusal('type-unknown');
    if (isSerialized(node, source))
        throw new Refusal('serialized');
}
/** The expression that makes the source. @param contextual what it fulfills with where nothing says it; undefined when the context does. */
export function constructOf({ node }, source, contextual) {
    const own = node.typeArguments;
    if (own)
        return `new TaskCompletionSource${source.text.slice(...own.range)}()`;
    return isTyped(source) && contextual !== undefined
        ? `new TaskCompletionSource<${contextual}>()`
        : 'new TaskCompletionSource()';
}
