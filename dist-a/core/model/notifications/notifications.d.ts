import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Holder, Owners } from './notification-owners.js';
/** A call that runs code of others before it returns: listeners of an event or an abort, or a stored callback. */
export interface Notification {
    readonly kind: 'event' | 'abort' | 'callback';
    readonly node: CallExpression;
    /** The objects, modules and factories that speak: state of theirs is what the listeners may look at. */
    readonly owners: ReadonlySet<string>;
    /** What it is called, where that is known: the event, the callback's name. */
    readonly event: string | undefined;
    /** Where the callback or the controller is kept. */
    readonly through: readonly Holder[];
    /** Whether a single callback is called that came as a member of an object of options or handlers. */
    readonly isOption?: boolean;
}
export interface NotificationOptions {
    /** Methods that run listeners before they return. */
    readonly notifyMethods: readonly string[];
    /** Events that precede the change they announce, beside those whose name says so. */
    readonly allowEvents: readonly string[];
}
/** Recognises notifications. An unknown function that is called is none: it may be a part of the object itself. */
export declare class Notifications {
    private '#private';
    constructor(source: Source, owners: Owners, options: NotificationOptions);
    of(call: CallExpression): Notification | undefined;
    /** Whether what the event announces is still to come. */
    precedes(event: string | undefined): boolean;
    /** The event of `emit('x')`, `emit(Events.x)` or `dispatchEvent(new Event('x'))`. */
    eventName(call: CallExpression): string | undefined;
}
