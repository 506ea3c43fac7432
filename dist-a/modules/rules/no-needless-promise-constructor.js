import { noNeedlessPromiseConstructor } from "../core/checks/no-needless-promise-constructor.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-needless-promise-constructor',
    docs: {
        description: 'disallow `new Promise` around a promise or around sync code',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        chain: '`new Promise` only passes on the outcome of `{{what}}` at line {{line}}, which is a promise already; use that promise.',
        await: 'The executor awaits at line {{line}} (`{{what}}`) and passes the outcome on, which an async function does by itself; write it as one.',
        sync: 'The executor settles with `{{what}}` at line {{line}} before `new Promise` returns, and waits for nothing; use an async function, `Promise.resolve` or `Promise.reject`.',
    },
    suggestions: { unwrap: 'Use what the executor passes on{{change}}' },
    fixable: true,
    check: noNeedlessPromiseConstructor,
});
