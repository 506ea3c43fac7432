import type { Source } from '../../source/source.js';
import type { Kept } from './kept.js';
import type { OriginSite } from './origin-site.js';
/** Whether the source is there before anything of the class can run: what the field was while it was empty is never seen. */
export declare function isFilledFirst({ place, mentions }: Kept, { position, executor }: OriginSite): boolean;
/**
 * Whether a field begins with a function that does nothing, and the constructor makes the promise before anybody can
 * call it: then the source alone is to be declared.
 */
export declare function isFilledByConstructor({ place, mentions }: Kept, sites: readonly OriginSite[], source: Source): boolean;
/**
 * Whether TypeScript sees for itself that the constructor gives the field a value: nobody has to assert it with a `!`,
 * which the executor wanted for being a function of its own.
 */
export declare function isAssignedByConstructor({ place, mentions }: Kept, sites: readonly OriginSite[]): boolean;
