import type { Source } from '../../source/source.js';
import type { LateChange } from './notification-flow.js';
import type { Owners } from './notification-owners.js';
/**
 * Whether no listener can tell when state of a class changes. What is private, no method or accessor goes by that others
 * can call and that reads it before its first `await`; what is open, only handlers read, which a later event calls.
 */
export declare function isOutOfReach({ told, change, holder }: LateChange, owners: Owners, source: Source): boolean;
