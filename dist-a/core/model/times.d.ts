import type { Node } from '../source/ast.js';
/** Functions that wait for some time, by their names. */
export declare const pauseName: RegExp;
/** Calls that tell the time. */
export declare const clock: RegExp;
/** Whether an expression is a number, is reckoned from one, or has a name that says milliseconds by the pattern. */
export declare function isTime(node: Node, name: RegExp): boolean;
