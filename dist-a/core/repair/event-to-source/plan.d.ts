import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Attempt } from '../attempt.js';
/** Plans `fromEvent` in place of a promise over events; undefined for any other promise. */
export declare function planEventToSource(completion: Completion, source: Source): Attempt | undefined;
