import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { PromiseSite } from './promise-site.js';
/** The signal that a call registers an abort listener on, with the listener; undefined for any other call. */
export declare function abortListening(call: CallExpression, source: Source): {
    readonly signal: Node;
    readonly handler: Node;
    readonly options: Node | undefined;
} | undefined;
/** Whether a value is `signal.reason`. */
export declare function isReasonOf(value: Node | undefined, signal: Node): boolean;
/**
 * The signal of a statement that ends an executor whose signal has aborted by then: `signal.throwIfAborted()`, or
 * `if (signal.aborted) return reject(signal.reason)`.
 */
export declare function abortedCheck(statement: Node, site: PromiseSite, source: Source): Node | undefined;
/** Whether an expression names the same thing when it is read a little later: a name, or members of one. */
export declare function isStable(node: Node, site: PromiseSite, source: Source): boolean;
/** `signal`, or `signal: options.signal`. */
export declare function signalOption(signal: Node, source: Source): string;
