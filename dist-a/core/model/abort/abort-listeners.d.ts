import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Ownership } from '../signals/signals.js';
/** A text without a match registers no abort listener. */
export declare const mayListenForAbort: import("../../source/texts-with.js").Relevance;
/** How a listener for `abort` is registered. */
export type ListenerKind = 
/** `signal.addEventListener('abort', f)`. */
'listener'
/** `signal.onabort = f`. */
 | 'property'
/** `addAbortListener(signal, f)` of node:events: calls at once what comes too late, and gives a disposable. */
 | 'disposable'
/** `once(signal, 'abort')` of node:events, a promise. */
 | 'promise';
export interface AbortListener {
    readonly kind: ListenerKind;
    /** The call or assignment that registers it. */
    readonly node: Node;
    /** The expression that is listened to. */
    readonly signal: Node;
    readonly keys: readonly string[];
    readonly ownership: Ownership;
    readonly handler: Node | undefined;
    readonly options: Node | undefined;
}
/** The abort listeners of a file, in the order of the text. */
export declare function abortListeners(source: Source): readonly AbortListener[];
/** The text of a signal, for messages. */
export declare function signalText(signal: Node, source: Source): string;
