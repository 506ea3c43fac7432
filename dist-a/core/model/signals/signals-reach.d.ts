import type { FunctionNode, Node } from '../../source/ast.js';
import type { Variable } from '../../source/scopes.js';
import type { Source } from '../../source/source.js';
/** Whether a function by its name undoes something. */
export declare function isCleanup(name: string | undefined): boolean;
export interface ReachOptions {
    /** The call only waits: a retry's pause in a `catch` is no cleanup. */
    readonly isWait: boolean;
}
/** A signal as far as it matters here: one that a function declares, or finds in a field. */
interface Governing {
    readonly holder: FunctionNode;
    readonly variable?: Variable;
    /** The property of the variable that the signal is. */
    readonly property?: string | undefined;
}
/** Whether a node runs as a part of what the holder of a signal does, before that is over, or of what else heeds the signal. */
export declare function servesFunction(node: Node, signal: Governing, source: Source, options: ReachOptions): boolean;
/**
 * A call whose promise nobody waits for: `void f()`, `f();`, `f().catch(log);`, or one that is kept for others to share,
 * also after this function is over.
 */
export declare function isLetGo(call: Node, source: Source): boolean;
/** Whether a value is stored where others find it: in a field, a map, or a variable of an outer function. */
export declare function isKept(value: Node, source: Source): boolean;
export {};
