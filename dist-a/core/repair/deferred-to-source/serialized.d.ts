import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** Whether the node is in a function whose text may be run where the file's imports are not. */
export declare function isSerialized(node: Node, source: Source): boolean;
