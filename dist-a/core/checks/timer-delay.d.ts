import type { Source } from '../source/source.js';
import type { Finding } from './finding.js';
/** No hazard, but more text than it takes, and deaf to signals: a promise that does nothing but wait for a timer. */
export declare function timerDelays(source: Source): Generator<Finding<'rewrite'>>;
