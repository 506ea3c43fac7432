import type { MemberExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Ownership } from '../signals/signals.js';
/** Whose signal it is that is listened to or asked; undefined when it is none, or nobody can tell. */
export declare function signalOwnership(node: Node, source: Source): Ownership | undefined;
/** What the class gives a member of `this`: its first value, and what is assigned to it. */
export declare function assignedTo(member: MemberExpression, source: Source): readonly Node[];
/** Whether a class puts controllers that it makes into a member of `this`. */
export declare function keepsController(member: MemberExpression, source: Source): boolean;
/** Whether a value is a controller that the file makes, at once or by a name: `this.current = controller`. */
export declare function standsForController(value: Node, source: Source): boolean;
/**
 * Names for the signals that an expression stands for: two expressions with a name in common are the same signal, or one is
 * made of the other, as `AbortSignal.any([signal, timeout])` is.
 */
export declare function signalKeys(node: Node, source: Source, depth?: number): readonly string[];
/** The signals by name of a list that is written out, when a variable goes through it. */
export declare function signalsListed(node: Node, source: Source): readonly Node[];
export declare function isSameSignal(a: readonly string[], b: readonly string[]): boolean;
/** Whether two names are of two parameters of one function: its callers give it two signals, to two ends. */
export declare function areTwoParameters(a: Node, b: Node, source: Source): boolean;
/** The key of an expression that names a place, as `this.onAbort` does. */
export declare function placeKey(node: Node, source: Source): string | undefined;
