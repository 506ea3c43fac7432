import { noStateChangeAfterNotify } from "../core/checks/no-state-change-after-notify.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-state-change-after-notify',
    docs: {
        description: 'disallow changing state after listeners or waiters have been told of it',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {
        notifyMethods: {
            description: 'Methods that run listeners before they return.',
            type: 'array',
            items: { type: 'string', description: 'The name of a method.' },
            uniqueItems: true,
        },
        allowEvents: {
            description: 'Events that announce what is about to happen, beside those whose name says so, such as `before*`.',
            type: 'array',
            items: { type: 'string', description: 'The name of an event or callback.' },
            uniqueItems: true,
        },
    },
    defaultOptions: { notifyMethods: ['emit', 'dispatchEvent'], allowEvents: [] },
    messages: {
        late: '`{{told}}` at line {{line}} has already run the listeners, which saw the old `{{state}}`; change the state first and notify last.',
        lateAfterAbort: '`{{told}}` at line {{line}} has already run the abort listeners, which saw the old `{{state}}`; change the state first and abort last.',
        lateAfterSettle: '`{{told}}` at line {{line}} has settled the promise, and the `await` since has let its waiters see the old `{{state}}`; change the state before settling.',
        unheard: '`{{told}}` runs inside the constructor, where nobody can listen yet; emit in a later turn or from a method that the owner calls.',
    },
    suggestions: {
        changeFirst: 'Change the state before the notification',
        emitLater: 'Emit in a microtask, after the constructor',
    },
    check: noStateChangeAfterNotify,
});
