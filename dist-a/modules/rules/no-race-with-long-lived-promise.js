import { noRaceWithLongLivedPromise, } from "../core/checks/no-race-with-long-lived-promise.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-race-with-long-lived-promise',
    docs: {
        description: 'disallow racing the same long-lived promise again and again',
        preset: 'recommended',
        level: 'warn',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        loop: '`{{promise}}` is older than this turn of the loop at line {{line}}, and keeps what each race adds to it until it settles; give the work an `AbortSignal`, or race once outside the loop.',
        event: '`{{promise}}` is older than this event at line {{line}}, and keeps what each race adds to it until it settles; give the work an `AbortSignal` instead.',
    },
    check: noRaceWithLongLivedPromise,
});
