import type { MessageId, Options } from '../core/checks/prefer-signal-reason.js';
export type { MessageId, Options };
declare const _default: import("./rule-module.js").RuleModule;
export default _default;
