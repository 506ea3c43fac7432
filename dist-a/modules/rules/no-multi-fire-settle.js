import { noMultiFireSettle } from "../core/checks/no-multi-fire-settle.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-multi-fire-settle',
    docs: {
        description: 'disallow settling a promise in a callback that fires repeatedly and stays registered',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        fires: 'Each time that {{source}} fires, `{{name}}` at line {{line}} settles the promise, and only the first time counts; take the listener back when it settles, or listen once.',
        iterates: '{{source}} calls back for each element, and `{{name}}` at line {{line}} settles the promise each time; choose the element first, then settle once.',
    },
    suggestions: { useOnce: 'Listen once' },
    check: noMultiFireSettle,
});
