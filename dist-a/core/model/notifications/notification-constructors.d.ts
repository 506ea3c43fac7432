import type { CallExpression } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Owners } from './notification-owners.js';
import type { Notification } from './notifications.js';
/** Texts with a constructor: of a class, or a function that calls that of its base. */
export declare const mayHoldConstructor: import("../../source/texts-with.js").Relevance;
/** The events that a constructor emits before anybody can have the object to listen to, in source order. */
export declare function unheardEvents(events: readonly Notification[], owners: Owners, source: Source): CallExpression[];
