import type { FunctionNode, Node } from '../source/ast.js';
import type { Variable } from '../source/scopes.js';
import type { Source } from '../source/source.js';
/** A promise and the variables that its resolvers go to, all of one block. */
export interface KeptLocals {
    readonly promise: Variable;
    readonly handles: readonly Variable[];
}
/**
 * `let done; const wait = new Promise((resolve) => { done = resolve; });`: an executor that only gives its resolvers to locals
 * around it makes a deferred like `const { promise, resolve } = Promise.withResolvers()`. Each local is given nothing else.
 */
export declare function keptLocals(node: Node, executor: FunctionNode, source: Source): KeptLocals | undefined;
/**
 * `let done; const onEnd = () => done(); return new Promise((resolve) => { done = resolve; stream.on('end', onEnd); });`: whether a
 * local beside the executor, which is given a resolver and nothing else, is read by the executor alone, or by functions that only
 * the executor uses.
 */
export declare function isOfExecutor(kept: Node, executor: FunctionNode, node: Node, source: Source): boolean;
