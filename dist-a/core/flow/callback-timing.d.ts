import type { CallExpression, Node } from '../source/ast.js';
import type { TSESTree } from '@typescript-eslint/types';
/**
 * When a function that is given to a call runs:
 * - `now`: once, before the call returns; `each`: before the call returns, any number of times;
 * - `later`: at most once, after the current turn; `event`: whenever something happens, if ever;
 * - `repeat`: after the current turn, again and again.
 */
export type Timing = 'now' | 'each' | 'later' | 'event' | 'repeat';
/** The plain name of a callee, without a global object in front of it. */
export declare function calleeName(call: CallExpression | TSESTree.NewExpression): string | undefined;
/** When the function given as an argument of the call runs. An unknown callee may call it once, later. */
export declare function timingOf(call: CallExpression | TSESTree.NewExpression): Timing;
/** The same for callees that the tables know; undefined for all others. */
export declare function knownTimingOf(call: CallExpression | TSESTree.NewExpression): Timing | undefined;
export declare function isTimer(call: CallExpression): boolean;
/** The event that a listener is registered for, as a key of emitter and event; undefined when either is unknown. */
export declare function eventOf(call: CallExpression, keyOf: (node: Node) => string | undefined): string | undefined;
