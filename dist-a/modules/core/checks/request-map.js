import { planRequestMaps } from "../repair/request-map/plan.js";
import { rewriteOf } from "./rewrite-of.js";
/** Promises whose settlers are kept in a map by the id of a request. */
export function* requestMaps(source) {
    for (const [completion, plan] of planRequestMaps(source))
        yield rewriteOf(completion.node.range, plan);
}
