import type { AbortListener } from '../model/abort/abort-listeners.js';
import type { Source } from '../source/source.js';
import type { Edit } from './edit.js';
/**
 * `signal.throwIfAborted();` on a line before the function does anything that the throw would leave behind, such as a timer.
 * None where a throw does not reject the promise, or where such a thing is done before the signal is known.
 */
export declare function checkAbortedFirst({ node, signal, kind }: AbortListener, source: Source): Edit | undefined;
