import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Whether a promise is made by what stands in for `Promise.withResolvers` where the platform has none: a function that is
 * assigned to it or defined as it, or one that asks for it. Nothing better can be put in such a place.
 */
export declare function isOfPolyfill(promise: Node, source: Source): boolean;
