import type { WorkKind } from '../model/executor-work.js';
import type { Check } from './finding.js';
export type MessageId = WorkKind;
/** `new Promise` around what already is a promise, or around code that does not wait for anything. */
export declare const noNeedlessPromiseConstructor: Check<Readonly<Record<string, never>>, MessageId>;
