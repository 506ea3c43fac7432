import type { Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** The calls that abort the controller of a signal, when it is this file's own; undefined when it is somebody else's. */
export declare function abortsOf(signal: Node, source: Source): readonly Node[] | undefined;
