import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Completion, Handle } from './completion.js';
import type { Registration } from './registrations.js';
/** One function on the way from a settlement outwards. */
export interface Step {
    /** The function that runs; undefined where the handle itself is given away. */
    readonly fn: FunctionNode | undefined;
    /** What in it settles, or leads to the settlement. */
    readonly site: Node;
    /** What makes it run; undefined for a call of it, which then is the site of the next step. */
    readonly by: Registration | undefined;
}
/** A way in which a settlement comes to run, from the inside out to the code that makes the promise. */
export interface Run {
    readonly handle: Handle;
    readonly steps: readonly Step[];
    /** What leads to the settlement in the code that makes the promise, or in the function where the way is lost. */
    readonly origin: Node;
    /**
     * `made`: the run begins in the code that makes the promise; `called`: in a function that others may call;
     * `lost`: in one of which the file does not show what becomes.
     */
    readonly begins: 'made' | 'called' | 'lost';
}
/** The ways to the settlements of a file, found once for all who ask. */
export declare function settlementRuns(source: Source): SettlementRuns;
/** Finds how settlements come to run. */
declare class SettlementRuns {
    private '#private';
    constructor(source: Source);
    /** The ways to a settlement or hand-off. */
    of(handle: Handle): readonly Run[];
}
/** The code whose each run makes the promise anew: a function or loop; the class, for what is made with an instance. */
export declare function makerOf({ node, executor }: Completion): Node | undefined;
/** Whether what stands at the node runs for one promise alone, and not for each that is made in turn. */
export declare function belongsTo(completion: Completion, node: Node): boolean;
export {};
