import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
import type { Style } from '../layout.js';
import type { OriginSite } from './origin-site.js';
/** @throws {SkipSite} when a `return` of the executor has no counterpart outside it. */
export declare function checkReturns(site: OriginSite, source: Source): void;
/** The text around the promise in the `return` that gives it; undefined where it is not returned just so. */
export declare function returnedAround({ node, position }: OriginSite, source: Source): readonly [before: string, after: string] | undefined;
/** `used`: the statement that gives the promise, without its end; `shift`: how the body's lines are indented anew. */
export declare function editReturns(site: OriginSite, used: string, shift: (indent: string) => string, style: Style, source: Source): Edit[];
