import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/** Whether a listener is there to be told, and nothing waits for it: a bare spy, or code that only logs. */
export declare function onlyRecords({ handler, kind }: AbortListener, source: Source): boolean;
/** Whether the signal is asked in the turn of the registration, before or after it. */
export declare function isCheckedAfresh(listener: AbortListener, source: Source): boolean;
