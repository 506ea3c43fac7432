import type { Activation } from '../../flow/client.js';
import type { Entry } from '../../flow/state.js';
import type { CallExpression, Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { StateChange } from './notification-changes.js';
import type { Holder } from './notification-owners.js';
import type { Notification, NotificationOptions } from './notifications.js';
/** Code of others that has run, or that may have run since, on some path. */
export interface Told extends Entry {
    readonly kind: Notification['kind'] | 'settlement';
    readonly owners: ReadonlySet<string>;
    readonly event: string | undefined;
    readonly through: readonly Holder[];
    readonly isOption?: boolean | undefined;
    /** Other turns have run since. */
    readonly isPast: boolean;
    activation: Activation;
}
/** A change of state that comes after others were told. */
export interface LateChange {
    readonly told: Told;
    readonly change: StateChange;
    /** Where the change happens in the function that told: itself, or the call through which it runs. */
    readonly site: Node;
    readonly holder: Holder;
}
/** What a file tells others at the wrong time. */
export interface Untimely {
    /** The changes of state that come too late, in source order. */
    readonly changes: readonly LateChange[];
    /** The events that nobody can hear yet, in source order. */
    readonly unheard: readonly CallExpression[];
    /** The state change that a node is. */
    readonly changeAt: (node: Node) => StateChange | undefined;
}
/** Finds what is told too early: before the state has changed, or before anybody can listen. */
export declare function untimelyNotifications(source: Source, options: NotificationOptions): Untimely;
