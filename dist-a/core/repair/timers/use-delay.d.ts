import type { Source } from '../../source/source.js';
import type { Completion } from '../../model/completion.js';
import type { Attempt } from '../attempt.js';
/** Plans `delay` in place of a promise that a timer fulfills; undefined for any other promise. */
export declare function planDelay(completion: Completion, source: Source): Attempt | undefined;
