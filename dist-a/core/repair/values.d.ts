import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** Whether a value can have no callable `then`: by what it is, or by its type. */
export declare function isSurelyNoThenable(node: Node, source: Source): boolean;
/** Whether a value can be neither null nor undefined. */
export declare function isSurelyNotNullish(node: Node, source: Source): boolean;
