import type { FunctionNode } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Whether a function looks for something and, where it is not there yet, sets a timer to look again. Without a longest time or
 * a number of turns it may do so for ever; one that does more in its turns than to look is at work, and comes to its end.
 */
export declare function isEndlessLook(fn: FunctionNode, source: Source): boolean;
