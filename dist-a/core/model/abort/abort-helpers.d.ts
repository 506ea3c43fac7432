import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/**
 * `function whenAborted(signal, run) { signal.addEventListener('abort', () => run(signal.reason)); }`: a function that listens
 * on behalf of its callers. Each call of it is a registration, of the signal and the function that are given; none for a
 * function that gives something back, by which the caller may take the listener back.
 */
export declare function registrationsOf(listener: AbortListener, source: Source): readonly AbortListener[];
