import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
import type { Step } from './settlement-runs.js';
/**
 * Whether a listener has other work, which outlives the wait: it keeps state that others read up to date, so it stays on
 * purpose, and to settle once more does nothing.
 */
export declare function hasLastingWork(step: Step, { node, executor }: Completion, source: Source): boolean;
