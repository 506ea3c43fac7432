import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * The code of a file by where it begins to run. A home is the outermost code from which control comes to a node without a call
 * by name: a callback runs where it is given away. No path goes from one home to another but through a function's name.
 */
export declare class Homes {
    private '#private';
    /** @param keepers more that keeps a function for later: an assignment, a property. */
    constructor(source: Source, keepers?: readonly string[]);
    of(node: Node): Node;
    /** The homes of the nodes, and of whatever names one of the functions. */
    ofAll(nodes: Iterable<Node>, called?: Iterable<FunctionNode>): Set<Node>;
    /** The homes of the nodes and of all that may lead there by calls, through functions that are entered. */
    leadingTo(nodes: Iterable<Node>, isEntered: (fn: FunctionNode) => boolean): ReadonlySet<Node>;
}
/** The nodes of a set that no other one is around. */
export declare function outermost(nodes: ReadonlySet<Node>): Node[];
