import type { Source } from '../source/source.js';
import type { Finding } from './finding.js';
/** No hazard, but more text than it takes: a promise that does nothing but wait for a callback in Node's manner. */
export declare function callbackPromises(source: Source): Generator<Finding<'rewrite'>>;
