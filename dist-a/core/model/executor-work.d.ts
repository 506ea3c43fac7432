import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** What an executor settles its promise with: a chain of reactions, awaited promises, or nothing that takes time. */
export type WorkKind = 'chain' | 'await' | 'sync';
/** An executor that settles on every path, as the last thing it does there, by nothing but promises and sync code. */
export interface ExecutorWork {
    readonly kind: WorkKind;
    /** Where the outcome comes from: the promise that is chained, the first await, or the first settlement. */
    readonly node: Node;
    /** A chain's rejection is wired to nothing, so it leaves the promise pending. */
    readonly losesRejection: boolean;
}
/** How an executor settles; undefined when something else than promises and sync code may, or not every path does. */
export declare function executorWork(executor: FunctionNode, site: Node, source: Source): ExecutorWork | undefined;
