import { preferTrySet } from "../core/checks/prefer-try-set.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'prefer-try-set',
    docs: {
        description: 'prefer `trySet*` where another completer can have completed the source first',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        raced: '`{{name}}` throws when the completer at line {{line}} has won; use `{{twin}}`, which then does nothing.',
        signalled: '`{{name}}` throws when the signal that the source was given at line {{line}} has aborted; use `{{twin}}`, which then does nothing.',
        repeated: '`{{name}}` runs each time that the callback registered at line {{line}} does, and throws from the second time on; use `{{twin}}`.',
        again: 'A second call of the function at line {{line}} makes `{{name}}` throw; use `{{twin}}`, which then does nothing.',
    },
    suggestions: { useTry: 'Use `{{twin}}`' },
    fixable: true,
    check: preferTrySet,
});
