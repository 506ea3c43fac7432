import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Attempt } from '../attempt.js';
/** Plans `fromCallback` in place of a promise over a callback in Node's manner; undefined for any other promise. */
export declare function planCallbackToSource(completion: Completion, source: Source): Attempt | undefined;
