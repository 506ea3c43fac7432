import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
import type { ExecutorEvents } from './executor-events.js';
/**
 * `once(emitter, 'x')` of node:events, where the file has it at hand and its array of arguments is wanted, or nothing:
 * it rejects on `error`, so only where the executor does too.
 */
export declare function onceText(site: PromiseSite, { emitter, events, signal }: ExecutorEvents, source: Source): string | undefined;
