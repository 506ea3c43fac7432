import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Whether the member that keeps a function is given to a call behind, by itself or with its object, in the code that fills it:
 * other code calls it then. Not where a collection keeps the object, nor where this file calls what it has put there.
 */
export declare function isGivenWithObject(place: Node, through: FunctionNode | undefined, source: Source): boolean;
