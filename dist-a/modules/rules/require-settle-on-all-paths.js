import { requireSettleOnAllPaths } from "../core/checks/require-settle-on-all-paths.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'require-settle-on-all-paths',
    docs: {
        description: 'require every path to settle the promise, or to hand its resolver on',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        leaves: '{{where}} leaves {{owner}} with nothing settled, and the promise of line {{line}} stays pending; settle it on this path too, or throw in the executor.',
        neverSettled: 'Nothing settles this promise although its executor starts work; call a resolver when the work is done.',
    },
    suggestions: { reject: 'Reject the promise with `{{reason}}`' },
    check: requireSettleOnAllPaths,
});
