import { preferSignalReason } from "../core/checks/prefer-signal-reason.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'prefer-signal-reason',
    docs: {
        description: 'prefer the reason of an aborted signal to an error made up in its place',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        invented: 'This error takes the place of `{{signal}}.reason`, which says why the work was aborted; pass the reason on, or keep it as the `cause`.',
        noError: '`{{reason}}` is no error, and is what everyone who is aborted will throw; abort with an `Error`, or without an argument.',
        nameTest: '`{{signal}}` may abort with another error than an `AbortError`, as a deadline does with a `TimeoutError`; ask `{{signal}}.aborted` instead.',
    },
    suggestions: {
        useReason: 'Use `{{signal}}.reason`',
        wrap: 'Wrap it in an `Error`',
        askSignal: 'Ask `{{signal}}.aborted`',
    },
    check: preferSignalReason,
});
