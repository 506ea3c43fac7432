import type { Node } from './ast.js';
import type { Source } from './source.js';
/** The text of a node for a message: on one line, not too long, without casts and what would end the quotation. */
export declare function excerpt(node: Node, source: Source): string;
/** The same of what is called, without the arguments. */
export declare function calleeExcerpt(node: Node, source: Source): string;
