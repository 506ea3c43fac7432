import { requirePendingDrain } from "../core/checks/require-pending-drain.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'require-pending-drain',
    docs: {
        description: 'require that the end of an object settles the promises it still owes',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {
        allow: {
            description: 'Methods and events whose end may leave promises pending.',
            type: 'array',
            items: { type: 'string', description: 'The name of a method or event.' },
            uniqueItems: true,
        },
    },
    defaultOptions: { allow: [] },
    messages: {
        drops: 'Here {{name}} forgets the handles in `{{place}}`, so whoever awaits a promise from line {{line}} waits for ever; reject what is pending first.',
        forgets: 'At its end, {{name}} leaves the handles in `{{place}}` unsettled, so whoever awaits a promise from line {{line}} waits for ever; reject what is pending there.',
    },
    suggestions: { drain: 'Reject what is pending before it is dropped' },
    check: requirePendingDrain,
});
