import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { RaceTimer } from './race-timers.js';
import type { Race } from './races.js';
/** What stops the timer of a race, as far as it does so for each race, on each of its ends, and for the race’s sake. */
export declare function releasesAfter(timer: RaceTimer, race: Race, source: Source): readonly Node[];
