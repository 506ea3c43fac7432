import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { Handle } from './completion.js';
/** Whether a settlement has its handle from a map that keeps it: `pending.get(id)?.setResult(value)`. */
export declare function isKeptInMap(handle: Handle, source: Source): boolean;
/** Whether a settlement has its handle from a map out of which only those who look an entry up take it: nobody else has, when it settles. */
export declare function isLeftInMap(handle: Handle, source: Source): boolean;
/** Whether code names the map that a settlement has its handle from. */
export declare function namesMapOf(handle: Handle, region: Node, source: Source): boolean;
/**
 * What settles the entries of a map one by one, by their keys, and leaves them there, where the settlement comes upon
 * them as it goes through all: `for (const [, call] of calls) call.setException(error); calls.clear();`.
 */
export declare function settledInMapBefore(handle: Handle, source: Source): Node | undefined;
