import { planWireSignal } from "../repair/wire-signal/plan.js";
import { rewriteOf } from "./rewrite-of.js";
/** Abort listeners that settle a promise; what is wrong with some of them, other checks say. */
export function* settlingAbortListeners(source) {
    for (const { listener, plan } of planWireSignal(source))
        yield rewriteOf(listener.node.range, plan);
}
