import type { Source } from '../source/source.js';
import type { Finding } from './finding.js';
/** Promises whose settlers are kept in a map by the id of a request. */
export declare function requestMaps(source: Source): Generator<Finding<'rewrite'>>;
