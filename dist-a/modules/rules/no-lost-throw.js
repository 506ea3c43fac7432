import { noLostThrow } from "../core/checks/no-lost-throw.js";
import { createRule } from "./create-rule.js";
export default createRule({
    name: 'no-lost-throw',
    docs: {
        description: 'disallow exceptions that reach neither the promise nor anybody else',
        preset: 'recommended',
        level: 'error',
    },
    schema: {},
    defaultOptions: {},
    messages: {
        uncaught: 'What `{{what}}` throws leaves a callback that runs later, so it is uncaught and the promise of line {{line}} never hears of it; catch it there and reject.',
        unhandled: 'What `{{what}}` throws rejects the promise of the async function and nobody looks at that, while the promise of line {{line}} stays as it is; catch it there and reject.',
        swallowed: 'The promise of line {{line}} is settled on this path already, so what `{{what}}` throws is swallowed; throw before settling, or report it elsewhere.',
    },
    suggestions: {
        reject: 'Reject the promise with `{{reason}}`',
        catch: 'Catch what the function throws and reject with it',
    },
    check: noLostThrow,
});
