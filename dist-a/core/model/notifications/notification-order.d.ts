import type { Source } from '../../source/source.js';
import type { LateChange } from './notification-flow.js';
import type { Owners } from './notification-owners.js';
/** Whether code between the notification and the change goes by the state, as the listeners have left it. */
export declare function isReadBetween({ told, change, site, holder }: LateChange, owners: Owners): boolean;
/** Whether it tells of one element after the other, and the change comes when all are told of; a loop through the listeners tells of one. */
export declare function isToldOfEach({ told, site }: LateChange, { bindings }: Source): boolean;
/**
 * A list of callbacks that is emptied when a loop has asked for its length each time: the loop works off those that are added
 * meanwhile. One that goes through the list itself calls them by the way, whatever they were added for.
 */
export declare function isWorkedOff({ told, change, site }: LateChange, source: Source): boolean;
/** A single callback that only the maker of the object gives, or code elsewhere: none that came meanwhile is put away. */
export declare function isGivenOnce({ told, change, holder }: LateChange, owners: Owners): boolean;
