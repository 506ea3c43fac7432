import type { CallExpression } from '../source/ast.js';
export declare function endsProcess(call: CallExpression): boolean;
export declare function neverReturns(call: CallExpression): boolean;
/** Timers taken back, and lines written to a log: neither runs code of the project that could change what is known here. */
export declare function isBookkeeping(call: CallExpression): boolean;
/** Whether a call reads the clock, or makes a number, a text or an answer of what it is given, and does no more. */
export declare function onlyReads(call: CallExpression): boolean;
export declare function canThrow(call: CallExpression): boolean;
/** `assert(x)` and its kin return only when their argument is truthy. */
export declare function assertedArgument(call: CallExpression): CallExpression['arguments'][number] | undefined;
