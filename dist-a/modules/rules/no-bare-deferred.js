import { noBareDeferred } from "../core/checks/no-bare-deferred.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-bare-deferred',
    docs: {
        description: 'disallow keeping the resolvers of `new Promise` outside its executor',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {
        allow: {
            description: 'Names of classes and functions that may keep resolvers, such as the project’s own Deferred.',
            type: 'array',
            items: { type: 'string', description: 'A class or function name.' },
            uniqueItems: true,
        },
    },
    defaultOptions: { allow: [] },
    messages: {
        escapes: '{{name}} outlives the executor in {{place}} (`{{target}}`, line {{line}}), where nothing tells whether the promise is settled; use a TaskCompletionSource.',
        wrapped: '{{name}} outlives the executor inside a function kept in {{place}} (`{{target}}`, line {{line}}), where nothing tells whether the promise is settled; use a TaskCompletionSource.',
    },
    suggestions: { useSource: 'Move the resolvers onto a TaskCompletionSource' },
    fixable: true,
    check: noBareDeferred,
});
