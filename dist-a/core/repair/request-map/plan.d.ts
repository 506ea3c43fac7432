import type { Completion } from '../../model/completion.js';
import type { Source } from '../../source/source.js';
import type { Attempt } from '../attempt.js';
/** Plans a `CompletionMap` for each map of requests; those of one map have one plan. */
export declare function planRequestMaps(source: Source): ReadonlyMap<Completion, Attempt>;
