import type { Source } from '../source/source.js';
import type { PendingGroup } from './pending-places.js';
/** What settles a promise besides those who take its handle from where it is kept. */
export type SafetyNet = 'timer' | 'close' | 'abort';
/**
 * The ways in which a promise of the group comes to its end by itself, though its handle was dropped; `isKept` asks for
 * those that find it where it still is.
 */
export declare function safetyNets(group: PendingGroup, source: Source, isKept?: boolean): ReadonlySet<SafetyNet>;
