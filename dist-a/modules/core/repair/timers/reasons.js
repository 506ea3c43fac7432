import { commonReasons } from "../attempt.js";
import { Declined } from "../declined.js";
const timerReasons = {
    'timer-kept': 'the timer is kept, so that other code can stop it, or is not to keep the process alive',
    'made-late': 'the value or error is made when the time is up, and would be made at once',
    'executor-context': 'the executor uses `this`, `arguments` or names of its own',
};
const { 'name-taken': nameTaken, 'not-a-module': notAModule, comment, serialized } = commonReasons;
const shared = { comment, 'name-taken': nameTaken, 'not-a-module': notAModule };
/** Why a promise that only waits is left alone: stable codes for counting, with what they mean. */
export const delayReasons = {
    ...timerReasons,
    'time-unknown': 'the time may be no number, which a timer takes for none and `delay` refuses',
    ...shared,
};
/** Why a race against a timer is left alone. */
export const raceReasons = {
    'other-race': 'it is not `Promise.race` of a list that is written out, without a type argument',
    'timer-elsewhere': 'the timer is not started in the list of the race, or just before it',
    'timer-fulfills': 'the timer ends the race with a value, and `waitAsync` would reject',
    'error-unknown': 'the timer rejects with something that is not surely an error',
    ...timerReasons,
    'last-use': 'nothing else uses the function that sleeps, and its import would be left over',
    serialized,
    ...shared,
};
/** @throws {Declined} */
export function declineDelay(code) {
    throw new Declined(code, delayReasons[code]);
}
/** @throws {Declined} */
export function declineRace(code) {
    throw new Declined(code, raceReasons[code]);
}
