import { completionModel } from "../model/build-model.js";
import { planDelay } from "../repair/timers/use-delay.js";
import { rewriteOf } from "./rewrite-of.js";
/** No hazard, but more text than it takes, and deaf to signals: a promise that does nothing but wait for a timer. */
export function* timerDelays(source) {
    for (const completion of completionModel(source).completions) {
        const plan = planDelay(completion, source);
        if (plan !== undefined)
            yield rewriteOf(completion.node.range, plan);
    }
}
