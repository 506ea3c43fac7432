import type { RaceTimer } from '../../model/races/race-timers.js';
import type { Race } from '../../model/races/races.js';
import type { Source } from '../../source/source.js';
import type { Attempt } from '../attempt.js';
/** Plans `waitAsync(work, { timeout })` in place of a race of work against a timer that rejects. */
export declare function planWaitWithTimeout(timer: RaceTimer, race: Race, source: Source): Attempt;
