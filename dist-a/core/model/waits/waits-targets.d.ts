import type { CallExpression, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Writes } from './waits-conditions.js';
/** The function of the file that a timer or queue runs, and what it is given then. */
export interface Target {
    readonly fn: FunctionNode;
    readonly args: readonly Node[];
}
/** What the callback of a timer comes to: a function of the file, its bound form, or the one call in a closure. */
export declare function targetOf(callback: Node, rest: readonly Node[], source: Source): Target | undefined;
/** The arguments as the function gets them, without the `this` of `.call`. */
export declare function argumentsOf(call: CallExpression): readonly Node[];
/** The parameters that are other ones in the next run. */
export declare function changedParameters(fn: FunctionNode, args: readonly Node[], source: Source): Writes;
