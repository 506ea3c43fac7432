import type { MessageId } from '../core/checks/no-self-await.js';
export type { MessageId };
export type Options = Readonly<Record<string, never>>;
declare const _default: import("./rule-module.js").RuleModule;
export default _default;
