import type { FunctionNode, Node } from '../source/ast.js';
import type { Source } from '../source/source.js';
import type { PendingGroup } from './pending-places.js';
/** A function with which an object or module ends, or which runs when its connection has ended. */
export interface Terminal {
    readonly fn: FunctionNode;
    readonly name: string;
    /** What is reported: the name of the method, or the registration of the handler. */
    readonly at: Node;
    readonly kind: 'method' | 'handler';
    /** Whether it ends all of its object: `reset` may go on, `closeSocket` may be about a part. */
    readonly isFinal: boolean;
}
/** The terminal functions of a file. */
export declare class Terminals {
    private '#private';
    /** @param allow Names of those that are left out. */
    constructor(source: Source, allow: readonly string[]);
    /** Those that belong to the class, object, prototype, function or module that the owner is, in the order of the text. */
    of(owner: Node | string): readonly Terminal[];
}
/** The functions that are called where a handle of the group is settled. */
export declare function settlingCalls(group: PendingGroup, source: Source): ReadonlySet<FunctionNode>;
/** Whether a terminal ends the object itself, and not one of the connections that it serves, or nothing yet. */
export declare function isOwnEnd({ fn, kind, at }: Terminal, source: Source): boolean;
