import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Texts that name what stops a thread. */
export declare const mayBlock: import("../source/texts-with.js").Relevance;
/** The calls of `Atomics.wait` in code that no worker runs, as far as the file shows. */
export declare function threadStops(source: Source): Generator<CallExpression>;
/** Whether the function around says that to hold the thread is all that it is for. */
export declare function isMeantToBlock(node: Node): boolean;
/** The calls that start a process only to let time pass. */
export declare function processSleeps(source: Source): Generator<CallExpression>;
