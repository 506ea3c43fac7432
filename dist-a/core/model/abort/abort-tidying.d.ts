import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/**
 * Whether the signal is that of the life of an object or page: beside the listener, event listeners are bound to it by
 * `{ signal }`, and all that the listener does is to tidy up what is seen or watched. Nobody makes such an object when its
 * life is over.
 */
export declare function tidiesUp(listener: AbortListener, source: Source): boolean;
