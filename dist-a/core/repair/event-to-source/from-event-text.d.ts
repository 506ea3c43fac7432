import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
import type { ExecutorEvents } from './executor-events.js';
/** The call of `fromEvent` that waits for the same events. @throws {Declined} */
export declare function fromEventText(site: PromiseSite, events: ExecutorEvents, source: Source): string;
