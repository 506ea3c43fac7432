import { unwrap } from "../source/ast.js";
import { assign, rename, undefinedTerm } from "./facts.js";
import { mapFacts } from "./state.js";
// What a function gave back is a fact of the path that it took: `if (!check()) return` tells the paths apart.
/** The key of what the function that runs at a depth of calls gives back. */
export function returnKey(depth) {
    return `given ${String(depth)};`;
}
/** The key of what a call that has been followed gave back. */
export function valueKey(call) {
    return `value ${String(call.range[0])}-${String(call.range[1])};`;
}
/** The key of what the promise of a call comes to. */
export function awaitedKey(call) {
    return `awaited ${String(call.range[0])}-${String(call.range[1])};`;
}
/** The key under which the facts may know the value of a call, or of what an awaited or delegated one comes to. */
export function givenKey(node) {
    const at = unwrap(node);
    if (at.type === 'CallExpression')
        return valueKey(at);
    const isDelegated = at.type === 'YieldExpression' && at.delegate;
    if (at.type !== 'AwaitExpression' && !isDelegated)
        return undefined;
    const argument = unwrap(at.argument);
    return argument.type === 'CallExpression' ? awaitedKey(argument) : undefined;
}
/** The state where the function that runs at the depth returns what the facts say; of symbols its caller knows nothing. */
export function giving(state, depth, termOf) {
    const change = (facts) => {
        const term = termOf(facts);
        return term === undefined || term.base.startsWith('@') ? facts : assign(facts, returnKey(depth), term);
    };
    return mapFacts(state, change) ?? state;
}
/** The state after a function has run that was called at the depth: what it gave back is the value of the call. */
export function given(call, state, depth, how) {
    const to = how === 'value' ? valueKey(call) : awaitedKey(call);
    return mapFacts(state, (facts) => rename(facts, returnKey(depth + 1), to)) ?? state;
}
/** The state after a reaction that gives nothing, such as a resolver. */
export function givenNothing(call, state) {
    return mapFacts(state, (facts) => assign(facts, awaitedKey(call), undefinedTerm)) ?? state;
}
