import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
export declare function mayBeBoth(emitter: Node, source: Source): boolean;
export declare function mayLackRemoval(source: Source): boolean;
