import type { LostThrow } from '../model/lost-throws.js';
import type { Check } from './finding.js';
export type MessageId = LostThrow['kind'];
/** An exception leaves code from which it reaches neither the promise nor anybody else. */
export declare const noLostThrow: Check<Readonly<Record<string, never>>, MessageId>;
