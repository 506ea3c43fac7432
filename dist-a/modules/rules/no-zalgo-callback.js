import { noZalgoCallback } from "../core/checks/no-zalgo-callback.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-zalgo-callback',
    docs: {
        description: 'disallow calling a callback synchronously on one path and asynchronously on another',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        zalgo: '`{{name}}` runs here before {{fn}} returns, and after it by way of line {{line}}; call it in a later turn on both paths.',
    },
    suggestions: { defer: 'Call it in a microtask' },
    check: noZalgoCallback,
});
