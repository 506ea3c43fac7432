import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/**
 * Whether an expression gives the same at the start of a wait as at its end, and makes nothing happen: it is made of
 * literals, of names that are never written, and of what the wait reads at its start anyway.
 */
export declare function isLasting(node: Node, start: Node | undefined, source: Source): boolean;
