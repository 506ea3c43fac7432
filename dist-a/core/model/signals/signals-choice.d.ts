import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Signal } from './signals.js';
/**
 * Whether a signal should end what is done at the place: one that was given, or one of its own that it has given to nobody,
 * or that it asks afterwards whether it was aborted meanwhile. `_signal` says that it is not used on purpose.
 */
export declare function isMeantForUse({ ownership, origin, variable, node }: Signal, place: Node): boolean;
/** The signal that ought to end a wait at the node: the innermost in scope that is meant for use, where the wait is a part of what it governs. */
export declare function signalForWait(node: Node, source: Source): Signal | undefined;
