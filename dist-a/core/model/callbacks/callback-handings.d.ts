import type { TSESTree } from '@typescript-eslint/types';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** When a function that is given away runs: before the code that gives it goes on, after that, either, or not at all. */
export type Run = 'sync' | 'async' | 'unknown' | 'never';
type CallLike = CallExpression | TSESTree.NewExpression;
/** When the function runs that is given to a call as the argument; `isNodeStyle` when it takes an error first. */
export declare function runOfArgument(call: CallLike, argument: Node, isNodeStyle: boolean, source: Source): Run;
/** When it runs by what the callee is known to do, and by no convention. */
export declare function knownRunOf(call: CallLike, argument: Node, source: Source): Run;
/** When a member of an object runs that is given to a call: `$.ajax({ success: … })`. */
export declare function runOfMember(name: string | undefined, call: CallLike): Run;
/** When what is kept somewhere runs: later, if the place outlives the function that keeps it. */
export declare function runOfKept(place: Node, source: Source): Run;
/** Whether the first parameter of a function is an error. */
export declare function isErrorFirst(fn: Node): boolean;
/** Whether a call gives an error, or says that there is none, before anything else. */
export declare function givesErrorFirst(call: CallExpression): boolean;
/** What a function gets: `done.call(this, error)` and `done.apply(null, [error])` give it after `this`. */
export declare function argumentsGiven(call: CallExpression): readonly Node[];
/**
 * Whether a callee is a step of the object's own, or of what a function was given: `this._start(options, callback)`.
 * `this.socket.write(text, callback)` asks something else.
 */
export declare function isOwnStep(call: CallLike, source: Source): boolean;
/** The call or `new` that the node is an argument of, through a spread-free list. */
export declare function callWith(argument: Node): CallLike | undefined;
export {};
