import type { Source } from '../../source/source.js';
import type { Owners } from './notification-owners.js';
/**
 * Whether all that hears of a controller's abort is the platform: the file gives the signal to `fetch` and
 * `addEventListener` alone. Where it gives it to nobody, somebody else does that.
 */
export declare function isHeardByPlatformOnly(controller: string, owners: Owners, source: Source): boolean;
