import type { Source } from '../source/source.js';
import type { OwnSites } from './handle-sites.js';
/** `setTimeout(resolve, ms)`, `this.#done = resolve` first of all: whatever else happens, others can settle. */
export declare function isSurelyGiven({ home, gives, carriers }: OwnSites, source: Source): boolean;
/** `on(event, listener); const done = defer(); function listener() { done.resolve(); }` */
export declare function isGivenBefore({ completion: { node }, executor, gives }: OwnSites): boolean;
/** A deferred that is only ever rejected tells of a failure to whoever races with it: it pends for as long as all goes well. */
export declare function tellsOfFailure({ executor, completion: { handles } }: OwnSites): boolean;
