import type { FieldNode, MemberExpression, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/** The member expressions of a file by what they are members of; sorted once, as files may hold thousands of classes. */
export declare class Members {
    private '#private';
    constructor(source: Source);
    /** Whose `this` the expression is, if it is one. */
    owner(node: Node): Node | string | undefined;
    /** The members of that name on the owner's `this`. */
    ofOwner(owner: Node | string, name: string): readonly MemberExpression[];
    /** Where the file names a static field: on the name of its class, and on `this` in what is static. */
    ofStatic(definition: FieldNode): readonly MemberExpression[];
    /** What the file takes out of the owner's `this` by that name: `const { name: target } = this`. */
    takenOutOf(owner: Node | string, name: string): readonly Node[];
    /** The appearances of a global that has members. */
    ofGlobal(name: string): readonly Node[];
}
