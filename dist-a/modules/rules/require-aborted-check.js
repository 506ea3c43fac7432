import { requireAbortedCheck } from "../core/checks/require-aborted-check.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'require-aborted-check',
    docs: {
        description: 'require asking whether a signal has aborted when listening for its abort',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        unchecked: '`{{signal}}` may have aborted before this listener is registered, and never says `abort` again; ask `{{signal}}.aborted` or call `throwIfAborted()` in the same turn.',
    },
    suggestions: {
        checkFirst: 'Call `{{signal}}.throwIfAborted()` first',
    },
    check: requireAbortedCheck,
});
