import type { FunctionNode, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
/** What a function waits for, which may never come. */
export interface Wait {
    readonly kind: 'event' | 'timer' | 'queue' | 'poll' | 'retry';
    readonly node: Node;
    /** The parameter whose end is waited for, by its position: whoever gives it can end it. */
    readonly held?: number | undefined;
}
/** Texts in which a function can wait: for a completion, or by a call of what the platform or a pause is called. */
export declare const mayAwaitWait: import("../../source/texts-with.js").Relevance;
/** The waits of a file by the function whose promise they are. */
export declare class Waits {
    private '#private';
    constructor(source: Source);
    /** What a call of the function waits for before its promise is settled. */
    of(fn: FunctionNode): Wait | undefined;
}
