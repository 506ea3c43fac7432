import type { Node, Range } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
interface Room {
    /** What is replaced: the node, and the line breaks around it. */
    readonly range: Range;
    /** What stands before the short text in their place. */
    readonly lead: string;
}
/**
 * Where a short text takes the place of a node. A break after `=` or `(`, and that before the `)`, goes where it only made
 * room for a long promise.
 */
export declare function roomFor(node: Node, short: string, { text }: Source): Room;
export {};
