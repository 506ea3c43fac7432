import type { MessageId } from '../core/checks/no-zalgo-callback.js';
export type Options = Readonly<Record<string, never>>;
export type { MessageId };
declare const _default: import("./rule-module.js").RuleModule;
export default _default;
