import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Signal } from './signals.js';
/** Answers whether expressions bring one of the signals in scope, or any other means to cancel. */
export declare class Carriers {
    private '#private';
    constructor(source: Source, inScope: readonly Signal[]);
    /** Whether the call has a signal by its arguments, by what it is called on, or by a call around it that waits for it. */
    reach(call: CallExpression): boolean;
    /** Whether the call is raced against a promise that stands for the abort: `Promise.race([load(), aborted])`. */
    isRaced(call: CallExpression): boolean;
    /**
     * Whether another branch makes the same call with the signal: `options ? send(text, options) : send(text)`. The test has
     * to be about the signal or what may hold it: with `etag ? load(url, { signal }) : load(url)` one is forgotten.
     */
    hasTwin(call: CallExpression): boolean;
    /** Whether code listens for the abort of a signal in scope, and so does by hand what passing it on would do. */
    isListenedTo(): boolean;
}
