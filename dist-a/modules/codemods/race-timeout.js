import { noRaceTimerLeak } from "../core/checks/no-race-timer-leak.js";
import { jscodeshiftTransform } from "./jscodeshift-transform.js";
import { repairsOf } from "./repairs-of.js";
/** A race against a timer becomes `waitAsync` with a timeout. */
export const raceTimeout = repairsOf(noRaceTimerLeak, { allowUnref: true }, {
    name: 'race-timeout',
    summary: 'Promise.race against a timer that rejects becomes waitAsync with a timeout',
    rule: 'no-race-timer-leak',
    onlySuggested: true,
    only: ['useWaitAsync'],
});
export default jscodeshiftTransform(raceTimeout);
