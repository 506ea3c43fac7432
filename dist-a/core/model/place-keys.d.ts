import type { FieldNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
/**
 * A name for the place that an expression reads or writes, which expressions all over the file share: a variable, a
 * field of the same class or object, and members of either, also as a pattern takes them out: `{ name } = this`. A class
 * and an object that is written out have the same name from within and from outside. Undefined where the place cannot be told.
 */
export declare function placeKey(node: Node, source: Source): string | undefined;
/** What a place is a member of; `{ name }` of a pattern is one of what the pattern takes apart, or else the default. */
export declare function placeHolder(node: Node): Node | undefined;
/** What a place is a part of in the end: the variable, `this`, or whatever else its expression begins with. */
export declare function placeRoot(node: Node): Node;
export declare function ownerKey(owner: Node | string): string;
/** The key of a field where a class declares it. */
export declare function fieldKey({ static: isStatic, parent }: FieldNode, name: string): string;
/** Whether a change of the one place changes what is read from the other. */
export declare function isPartOf(place: string, whole: string): boolean;
