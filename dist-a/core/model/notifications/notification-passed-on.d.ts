import type { Source } from '../../source/source.js';
import type { LateChange } from './notification-flow.js';
import type { Owners } from './notification-owners.js';
/**
 * Whether what is put away is the very object whose event is passed on: who is told of its end looks for it there, or
 * puts another in its place. `socket.onclose = () => { this.options.onClose(); this.socket = null; }`
 */
export declare function isPassedOn({ told, change, site, holder }: LateChange, owners: Owners, source: Source): boolean;
