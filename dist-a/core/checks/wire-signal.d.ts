import type { Source } from '../source/source.js';
import type { Finding } from './finding.js';
/** Abort listeners that settle a promise; what is wrong with some of them, other checks say. */
export declare function settlingAbortListeners(source: Source): Generator<Finding<'rewrite'>>;
