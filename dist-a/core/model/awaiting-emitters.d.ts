import type { CallExpression, FunctionNode } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Whether the promises of async listeners that are given by the call go to somebody: the listener answers, so it is asked;
 * or the emitter is one that waits for its listeners.
 */
export declare function takesListenersPromise(call: CallExpression, listener: FunctionNode, source: Source): boolean;
