import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion } from './completion.js';
/**
 * Where the function that makes a promise, and the functions inside it, settle it or give the means away. Anything
 * that is not known to be without effect gives them away: what follows from this is only said where all is known.
 */
export interface HandleSites {
    readonly completion: Completion;
    /** The executor that settles or hands on; undefined where it does no more than to fill locals. */
    readonly executor: FunctionNode | undefined;
    /** The executor; of a deferred that is a local, the function that makes it, or the program. */
    readonly home: FunctionNode | TSESTree.Program;
    /** The calls that settle. */
    readonly settles: ReadonlySet<CallExpression>;
    /** The nodes whose evaluation gives a handle away, with the function around the handle where it is one. */
    readonly gives: ReadonlyMap<Node, FunctionNode | undefined>;
    /** The functions inside the home in which any of this happens. */
    readonly carriers: ReadonlySet<FunctionNode>;
    /** The nodes that run one of them, then and there. */
    readonly runs: ReadonlySet<Node>;
    /** The nodes that read the promise of a deferred. */
    readonly reads: ReadonlySet<Node>;
}
/** The sites of a completion that a function makes, and can be asked what it does about it before it ends. */
export interface OwnSites extends HandleSites {
    readonly home: FunctionNode;
}
export declare function ownSites(source: Source): readonly OwnSites[];
/** The sites of each completion of a file whose handles are all accounted for. */
export declare function handleSites(source: Source): readonly HandleSites[];
/** The nodes and all that is around them: where a flow must pass. */
export declare function withAncestors(nodes: Iterable<Node>): Set<Node>;
/** Where a flow must begin to meet each completion with what is known around it: the function, or at the top the program or the expression. */
export declare function rootsOf(all: readonly HandleSites[]): ReadonlySet<Node>;
