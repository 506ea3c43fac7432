import type { NotificationOptions } from '../model/notifications/notifications.js';
import type { Check } from './finding.js';
export type Options = NotificationOptions;
export type MessageId = 'late' | 'lateAfterAbort' | 'lateAfterSettle' | 'unheard';
/** State changes after others were told of it: they saw the old one, or what they did to it in between is undone. */
export declare const noStateChangeAfterNotify: Check<Options, MessageId>;
