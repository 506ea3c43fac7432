import { noSelfAwait } from "../core/checks/no-self-await.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-self-await',
    docs: {
        description: 'disallow an async function from waiting for the promise that it settles itself',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        itself: '`{{waited}}` is the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; wait for what came before, or leave the wait to the callers.',
        returned: '`{{waited}}` is the promise that this result settles, kept in `{{place}}` at line {{line}}, so it is rejected with a TypeError or stays pending; return what came before.',
        through: '`{{waited}}` waits at line {{read}} for the promise of this code itself, kept in `{{place}}` at line {{line}}, and never settles; call a variant that does not wait for it.',
    },
    check: noSelfAwait,
});
