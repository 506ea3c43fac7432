import { noAbortListenerLeak } from "../core/checks/no-abort-listener-leak.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-abort-listener-leak',
    docs: {
        description: 'disallow abort listeners that stay on a foreign signal after the work they served',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        stays: 'This listener stays on `{{signal}}` after the work has settled, as `once` removes it on an abort alone; remove it when the work settles.',
        somePaths: 'This listener is removed at line {{removal}}, but stays on `{{signal}}` when the work ends at line {{end}}; remove it on every path.',
        otherFunction: '`removeEventListener` at line {{removal}} is given another function object, so this listener stays on `{{signal}}`; give both the same function.',
    },
    suggestions: {
        removeInFinally: 'Remove it in a `finally` block',
    },
    check: noAbortListenerLeak,
});
