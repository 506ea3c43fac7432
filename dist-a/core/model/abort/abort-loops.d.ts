import type { FunctionNode } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { AbortListener } from './abort-listeners.js';
/**
 * Whether a function goes on until the abort itself: it ends in a loop that nothing but the signal leaves. Then the listener
 * has no work to outlive.
 */
export declare function goesOnUntilAbort(listener: AbortListener, fn: FunctionNode, source: Source): boolean;
