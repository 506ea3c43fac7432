import { noAwaitSource } from "../core/checks/no-await-source.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A source that is awaited or chained becomes its promise. */
export const awaitSourcePromise = repairsOf(noAwaitSource, {}, {
    name: 'await-source-promise',
    summary: 'await of a source, deferred or record of resolvers becomes await of its promise',
    rule: 'no-await-source',
});
export default jscodeshiftTransform(awaitSourcePromise);
