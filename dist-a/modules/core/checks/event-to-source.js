import { completionModel } from "../model/build-model.js";
import { planEventToSource } from "../repair/event-to-source/plan.js";
import { rewriteOf } from "./rewrite-of.js";
/** Promises that an executor settles by events; what is wrong with some of them, other checks say. */
export function* eventPromises(source) {
    for (const completion of completionModel(source).completions) {
        const plan = planEventToSource(completion, source);
        if (plan !== undefined)
            yield rewriteOf(completion.node.range, plan);
    }
}
