import { noRaceTimerLeak } from "../core/checks/no-race-timer-leak.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** The timer of a race is cleared when the race is over. */
export const clearRaceTimers = repairsOf(noRaceTimerLeak, { allowUnref: true }, {
    name: 'clear-race-timers',
    summary: 'clear the timer of a race in finally',
    rule: 'no-race-timer-leak',
    onlySuggested: true,
    only: ['clearFinally'],
});
export default jscodeshiftTransform(clearRaceTimers);
