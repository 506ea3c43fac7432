import { noExposedResolvers } from "../core/checks/no-exposed-resolvers.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** Resolvers that are handed out stay inside; the promise goes out. */
export const hideResolvers = repairsOf(noExposedResolvers, { allow: [] }, {
    name: 'hide-resolvers',
    summary: 'keep resolvers private and give the promise away',
    rule: 'no-exposed-resolvers',
    onlySuggested: true,
});
export default jscodeshiftTransform(hideResolvers);
