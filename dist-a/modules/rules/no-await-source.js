import { noAwaitSource } from "../core/checks/no-await-source.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-await-source',
    docs: {
        description: 'disallow waiting for a source, deferred or record of resolvers in place of its promise',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        awaited: '`{{name}}` {{what}} (line {{line}}) and has no `then`, so the await goes on at once; await its promise.',
        chained: '`{{name}}` {{what}} (line {{line}}) and has no reactions of its own, so this throws a TypeError; chain its promise.',
        returned: '`{{name}}` {{what}} (line {{line}}) and has no `then`, so the caller gets it at once and not its result; return its promise.',
        combined: '`{{name}}` {{what}} (line {{line}}) and has no `then`, so it counts as a value and nothing waits for it; give its promise.',
    },
    suggestions: { usePromise: 'Use its promise' },
    fixable: true,
    check: noAwaitSource,
});
