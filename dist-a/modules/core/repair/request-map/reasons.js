import { commonReasons } from "../attempt.js";
import { Declined } from "../declined.js";
/** Why a map of requests is left alone: stable codes for counting, with what they mean. */
export const reasons = {
    'other-work': 'the executor does more than keep its settlers in the map',
    'record-other': 'the map keeps more than `resolve` and `reject` for a request',
    reachable: 'other files can reach the map, or it is not made in this file as an empty `Map`',
    'use-unknown': 'a use of the map, or of what it gives, is not understood',
    'key-changes': 'the key of a request may be another one by the time that it is settled',
    dropped: 'requests are dropped without being settled',
    'result-unknown': 'a request is resolved with what may be a promise',
    'error-unknown': 'a request is rejected with what may be nothing',
    'not-in-step': 'another promise that uses the map is left alone',
    ...commonReasons,
};
/** @throws {Declined} */
export function decline(code) {
    throw new Declined(code, reasons[code]);
}
