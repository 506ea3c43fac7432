import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Where the file names a function that no other file can call: one that is not exported, or a private method, by
 * keyword or by convention. Without the uses in the function itself; undefined for all other functions.
 */
export declare function usesOfInner(fn: FunctionNode, source: Source): readonly Node[] | undefined;
/** Whether the file only gives the function to other code, which calls it in its own way, and never calls it. */
export declare function isOnlyGiven(fn: FunctionNode, source: Source, isOption: (object: Node, source: Source) => boolean): boolean;
/** Whether a value is an argument of a call, or an element of an array that is. */
export declare function isArgument(value: Node): boolean;
/** Whether the file calls the function only from callbacks that run later anyway, so that all its paths are late. */
export declare function isCalledLate(fn: FunctionNode, source: Source, depth?: number): boolean;
/** Whether code calls it by what callbacks are called by. */
export declare function isCallbackName(node: Node): boolean;
/** Whether it is what callbacks are called that are told of an end, and asked for nothing. */
export declare function isEndName(name: string): boolean;
/**
 * Whether it makes no difference to the callers when the function runs its callback: each call is the last thing that
 * a function does, with a closure that calls back nobody who minds; or it gives a callback that may run at any time, as
 * one of which `isAnyTime` holds, or that of a caller to whom it makes no difference in turn.
 */
export declare function isCalledLast(fn: FunctionNode, parameter: Node, source: Source, isAnyTime: (callback: Node) => boolean, depth?: number): boolean;
/** A parameter, with its function. */
interface Parameter {
    readonly node: FunctionNode;
    readonly name: Node;
}
/** The parameter that an expression is. */
export declare function parameterOf(value: Node, source: Source): Parameter | undefined;
export {};
