import type { Keep, Kept } from './kept.js';
import type { OriginSite } from './origin-site.js';
/** Whether every run of the executor keeps the resolver. */
export declare function isAlwaysKept({ write }: Keep, site: OriginSite): boolean;
/** @throws {PlacesStay} where a source in the place would be seen otherwise than the resolver was. */
export declare function checkBranches({ sites, keeps }: {
    readonly sites: readonly OriginSite[];
    readonly keeps: readonly Keep[];
}, kept: readonly Kept[]): void;
