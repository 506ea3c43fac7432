import type { Source } from '../source/source.js';
import type { RaceTimer } from '../model/races/race-timers.js';
import type { Race } from '../model/races/races.js';
import type { Edit } from './edit.js';
/** Clears the timer of a race in `finally`, where the race can name it or be given a name for it. */
export declare function clearAfterRace(timer: RaceTimer, race: Race, source: Source): readonly Edit[] | undefined;
