import { noBareDeferred } from "../core/checks/no-bare-deferred.js";
import { libraries } from "../core/repair/from-deferred/libraries.js";
import { planFromDeferred } from "../core/repair/from-deferred/plan.js";
import { removeUnusedImports } from "../core/repair/unused-imports.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
const repairs = repairsOf(noBareDeferred, { allow: [] }, {
    name: 'deferred-to-source',
    summary: 'new Promise whose resolvers are kept becomes a TaskCompletionSource',
    rule: 'no-bare-deferred',
});
/** Bare deferreds become sources; with `from`, those of libraries too. */
export const deferredToSource = {
    ...repairs,
    *find(source, options) {
        yield* repairs.find(source, options);
        yield* libraryDeferreds(source, options.from);
    },
    tidy(before, after, { from }) {
        const modules = from.flatMap((library) => libraries[library].modules);
        return modules.length === 0 ? [] : removeUnusedImports(before(), after(), modules);
    },
};
function* libraryDeferreds(source, from) {
    for (const { range, outcome } of planFromDeferred(source, from)) {
        if ('skip' in outcome)
            yield { range, messageId: 'escapes', skip: outcome.skip };
        else
            yield { range, messageId: 'escapes', repairs: [{ ...outcome, messageId: 'useSource' }] };
    }
}
export default jscodeshiftTransform(deferredToSource);
