import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { LockCall } from './locks.js';
/** What the holder of a lock waits for, and must not. */
export interface HeldNotification {
    readonly kind: 'nested' | 'nestedThrough' | 'limited' | 'callback' | 'listeners';
    /** The call inside the section. */
    readonly call: CallExpression;
    readonly lock: LockCall;
    /** Where the same lock is asked for again, or the code of others runs. */
    readonly inner: Node;
}
/** The waits under a lock that cannot end, or may not, while it is held. */
export declare function heldNotifications(source: Source, allow: readonly string[]): Generator<HeldNotification>;
