import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** The option `signal` of a wait at the node, where a signal in scope ought to end it; none otherwise. */
export declare function signalOptions(node: Node, source: Source): readonly string[];
