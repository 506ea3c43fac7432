import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Whether one of the settlements gives what a node callback got behind its error, and nothing asks whether it came:
 * `(_err, stats) => resolve(stats.size)`, also by way of a constant or of a function of the file.
 */
export declare function givesResult(fn: FunctionNode, settlements: readonly Node[], source: Source): boolean;
