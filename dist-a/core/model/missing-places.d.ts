import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * Whether a file says that there may be nothing at a place: by a type, by `?`, or by an assignment of `null` or `undefined`. Where
 * it says nothing, a `?.` is there to please the types of what others declare. In tests all is there.
 */
export declare function saysNothingMayBe(place: Node, source: Source): boolean;
