import type { Node } from '../../source/ast.js';
import type { LateChange } from './notification-flow.js';
/** What a loop after the notification does is work of its own, turn by turn. */
export declare function isInOtherLoop(site: Node, told: Node): boolean;
/**
 * The guard of a loop that works off a queue, lowered when that is empty: what a listener has added meanwhile, the loop
 * has taken, and while the guard was up nobody had to begin another.
 */
export declare function isLoopGuard({ told, change, site }: LateChange): boolean;
