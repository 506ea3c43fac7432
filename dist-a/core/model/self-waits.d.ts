import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { KeptPromise } from './kept-promises.js';
/** A promise that cannot settle before itself. */
export interface SelfWait {
    readonly kept: KeptPromise;
    /** The first `await` on the way, or what is returned. */
    readonly at: Node;
    /** The expression that reads the promise where it is kept. */
    readonly read: Node;
}
/** The promises of a file that wait for themselves, each once. */
export declare function selfWaits(source: Source): Generator<SelfWait>;
