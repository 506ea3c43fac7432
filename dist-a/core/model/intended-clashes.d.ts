import type { Source } from '../source/source.js';
import type { Clash } from './settlement-flow.js';
/** Two settlements that are both meant: nothing is lost by the second, or a test shows what comes of it. */
export declare function isMeant(clash: Clash, source: Source): boolean;
