import type { Source } from '../source/source.js';
import type { Finding } from './finding.js';
/** Promises that an executor settles by events; what is wrong with some of them, other checks say. */
export declare function eventPromises(source: Source): Generator<Finding<'rewrite'>>;
