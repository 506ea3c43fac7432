import { signalForWait } from "../../model/signals/signals-choice.js";
/** The option `signal` of a wait at the node, where a signal in scope ought to end it; none otherwise. */
export function signalOptions(node, source) {
    const expression = signalForWait(node, source)?.expression;
    if (expression === undefined)
        return [];
    return [expression === 'signal' ? expression : `signal: ${expression}`];
}
