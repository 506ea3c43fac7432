import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Variable } from '../../source/scopes.js';
import type { SplitCallback } from './callback-runs.js';
/**
 * Whether the function is for somebody who is ready for its callback at any time: a library that calls it, readers of what
 * its comment says, or callers in the file that go on to nothing. It asks for all uses of the function: cheaper questions first.
 */
export declare function isKnownToCallers(fn: FunctionNode, parameter: Variable, source: Source): boolean;
/** Whether the function is by its place or name one of those whose callback belongs to the library that calls it, and not to a caller of its own. */
export declare function isLibrarys(fn: FunctionNode, parameter: Variable, source: Source): boolean;
/** Whether the caller chose that the callback runs at once, or gets what it gives in either case. */
export declare function isAtWill(node: Node, split: SplitCallback): boolean;
/**
 * Whether no value is told at once, an error at most, and that the rest comes later is no more than a guess, as a step of
 * the object's own has the callback then: who is done at once never gets to that step, and whether it waits is not known.
 */
export declare function isMereEnd(node: Node, { async: later }: SplitCallback, source: Source): boolean;
