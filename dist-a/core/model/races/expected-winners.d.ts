import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { RaceTimer } from './race-timers.js';
import type { Race } from './races.js';
/**
 * Whether the race asks if something stays away, and the timer is to win: its value is what the outcome must be, or all
 * others fail when they come first. Such a timer has run out when the race is over, but for a failure.
 */
export declare function isMeantToWin(timer: RaceTimer, race: Race, source: Source): boolean;
/** Whether the value by which a timer settles a promise is what the promise is said to give: nothing else settles it unless something fails. */
export declare function isExpectedToSettle(timer: Node, promise: Node, source: Source): boolean;
/** Whether the process ends once the race is over: `finally { process.exit(1) }`. */
export declare function endsProcess({ node }: Race): boolean;
