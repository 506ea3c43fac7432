import type { Source } from '../../source/source.js';
import type { NameAllocator } from './names.js';
import type { OriginSite } from './origin-site.js';
/**
 * A name for the source of a promise where nothing that is kept gives one: that of the promise, else `source`, or where that
 * is something else, that of the function.
 */
export declare function takeLocalName(site: OriginSite, names: NameAllocator, source: Source): string;
