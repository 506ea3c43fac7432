import type { Source } from '../source/source.js';
import type { UnsettledPath } from './unsettled-paths.js';
/**
 * Barriers that stand in the callbacks of a loop alone: `for (const job of jobs) job(() => { if (--left === 0) resolve(); })`.
 * With an empty list no callback runs, and the promise stays pending. Whoever asks for the size of the list besides has thought
 * of that.
 */
export declare function emptyBarriers(source: Source): Generator<UnsettledPath>;
