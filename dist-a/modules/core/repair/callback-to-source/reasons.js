import { textReasons } from "../attempt.js";
import { Declined } from "../declined.js";
/** Why a promise over a callback is left alone: stable codes for counting, with what they mean. */
export const reasons = {
    'other-settlement': 'the promise is settled outside the callback too',
    'other-work': 'the callback does more than settle',
    'other-error': 'the promise is rejected with something else than the error of the callback',
    'error-ignored': 'the callback resolves whatever its error is',
    'result-computed': 'the result is computed, and an error may come without what it is computed from',
    'handed-on': 'a settler is handed on, and not called in the callback',
    'callback-unknown': 'the callback has parameters of another form, or runs in another manner',
    'executor-returns': 'the executor leaves early',
    'executor-context': 'the executor uses `arguments` of its own',
    ...textReasons,
};
/** @throws {Declined} */
export function decline(code) {
    throw new Declined(code, reasons[code]);
}
