import type { CallExpression, FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** A call that waits for a lock: the two calls of one lock have the same key. */
export interface LockCall {
    readonly node: CallExpression;
    readonly key: string;
    /** The expression that stands for the lock, for the reader. */
    readonly lock: Node;
    /** Where the lock is kept, when the expression is only another name for that. */
    readonly place: Node;
    /** What runs under the lock, when the call is given it; undefined when the call only acquires. */
    readonly work: Node | undefined;
    /** Others may hold it at the same time. */
    readonly isShared: boolean;
    /** It does not wait when the lock is taken. */
    readonly isTry: boolean;
    /** How many may hold it: one, several, or as many as somebody else said. */
    readonly capacity: 'one' | 'some' | 'limit';
}
/** Texts that can make a queue whose tasks wait for each other. */
export declare const mayHoldQueue: import("../../source/texts-with.js").Relevance;
/** Texts that can hold the call of a lock. */
export declare const mayHoldLock: import("../../source/texts-with.js").Relevance;
/** The names of {@link mayHoldLock} where a call may be of one. */
export declare const lockWords: RegExp;
/** Recognises the calls of locks. */
export declare class Locks {
    private '#private';
    constructor(source: Source);
    of(call: CallExpression): LockCall | undefined;
}
/** The function of the file that runs under the lock. */
export declare function workOf(call: LockCall, source: Source): FunctionNode | undefined;
