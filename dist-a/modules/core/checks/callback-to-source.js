import { completionModel } from "../model/build-model.js";
import { planCallbackToSource } from "../repair/callback-to-source/plan.js";
import { rewriteOf } from "./rewrite-of.js";
/** No hazard, but more text than it takes: a promise that does nothing but wait for a callback in Node's manner. */
export function* callbackPromises(source) {
    for (const completion of completionModel(source).completions) {
        const plan = planCallbackToSource(completion, source);
        if (plan !== undefined)
            yield rewriteOf(completion.node.range, plan);
    }
}
