import { requireSignalForwarding } from "../core/checks/require-signal-forwarding.js";
import { createRule } from "./create-rule.js";
const names = (description) => ({
    description,
    type: 'array',
    items: {
        type: 'string',
        description: 'A function’s name with its object, such as `api.get`; a leading `this.` may be left out.',
    },
    uniqueItems: true,
});
export default createRule({
    name: 'require-signal-forwarding',
    docs: {
        description: 'require passing the AbortSignal in scope on to callees that take one',
        preset: 'recommended',
        level: 'error',
    },
    schema: {
        callees: names('Names of the project’s functions that take an options object with a `signal` as their last argument.'),
        allow: names('Names of functions that may be called without the signal, because their work is to be finished.'),
    },
    defaultOptions: { callees: [], allow: [] },
    messages: {
        forward: '`{{callee}}` takes an AbortSignal and gets none, though `{{signal}}` ({{origin}}, line {{line}}) is in scope; pass it on, or an abort leaves this call running.',
        replaced: '`{{deadline}}` takes the place of `{{signal}}` (line {{line}}), so an abort of the caller no longer ends the work; combine both with `AbortSignal.any`.',
    },
    suggestions: {
        pass: 'Pass `{{signal}}` on',
    },
    check: requireSignalForwarding,
});
