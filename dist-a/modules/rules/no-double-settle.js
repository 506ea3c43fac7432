import { noDoubleSettle } from "../core/checks/no-double-settle.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-double-settle',
    docs: {
        description: 'disallow settling a promise twice on one path',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        settledTwice: 'On this path `{{earlier}}` at line {{line}} has already settled the promise, so `{{name}}` is lost; return after the first settlement or make the branches exclude each other.',
        handedOver: '`{{earlier}}` at line {{line}} was handed to code that will call it, and `{{name}}` settles the same promise; keep one of the two.',
        throws: 'On this path `{{earlier}}` at line {{line}} has already completed the source, so `{{name}}` throws; return after the first completion or use the `trySet` twin.',
    },
    suggestions: {
        returnFirst: 'Return after the first settlement',
        useTry: 'Use the `trySet` twin',
    },
    check: noDoubleSettle,
});
