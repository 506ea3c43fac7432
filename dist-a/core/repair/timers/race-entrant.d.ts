import type { RaceTimer } from '../../model/races/race-timers.js';
import type { Race } from '../../model/races/races.js';
import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { Edit } from '../edit.js';
/** The entrant of a race that a timer decides. */
export interface TimerEntrant {
    /** Its place in the list. */
    readonly element: Node;
    readonly time: Node | undefined;
    /** What it rejects with. */
    readonly error: Node | undefined;
    /** The error is made when the time is up. */
    readonly isLate: boolean;
    /** Takes away the statement that names it. */
    readonly edits: readonly Edit[];
}
/** Finds the entrant of a timer and reads how it rejects. @throws {Declined} */
export declare function timerEntrant(timer: RaceTimer, list: readonly Node[], race: Race, source: Source): TimerEntrant;
