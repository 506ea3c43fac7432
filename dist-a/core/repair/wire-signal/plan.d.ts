import type { AbortListener } from '../../model/abort/abort-listeners.js';
import type { Source } from '../../source/source.js';
import type { Attempt } from '../attempt.js';
/** An abort listener that settles a promise, with the source that is to stand for both, or why there is none. */
export interface SignalWiring {
    readonly listener: AbortListener;
    readonly plan: Attempt;
}
/** Plans a source with a signal for each promise and source that an abort listener settles. */
export declare function planWireSignal(source: Source): Generator<SignalWiring>;
