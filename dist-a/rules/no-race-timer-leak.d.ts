import type { MessageId, Options } from '../core/checks/no-race-timer-leak.js';
export type { MessageId, Options };
declare const _default: import("./rule-module.js").RuleModule;
export default _default;
