import type { Node } from '../../source/ast.js';
import type { Surroundings } from './notification-excuses.js';
import type { LateChange } from './notification-flow.js';
/** The same state was written before the notification: `this.emitting = true; emit(); this.emitting = false`. */
export declare function isBracket({ told, change, site }: LateChange, { neighbours, source }: Surroundings): boolean;
/** The block, `case`, function or program whose statements the node is among. */
export declare function blockOf(node: Node): Node;
