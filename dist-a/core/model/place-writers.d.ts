import type { CallExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** The nodes that give a place its value: writes of a variable, and the function that it is a parameter of. */
export declare function writersOf(place: object | string): Generator<Node>;
/** `this.release = null` after `this.release()`: the assignments to the members that calls go through, each once. */
export declare class MemberWrites {
    private '#private';
    constructor(source: Source);
    /** The assignments anywhere in the file to members of the names in the callee, but for those given before. */
    of(call: CallExpression): Generator<Node>;
}
