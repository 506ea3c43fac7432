import { commonReasons } from "../attempt.js";
import { Declined } from "../declined.js";
/** Why an abort listener that settles is left alone: stable codes for counting, with what they mean. */
export const reasons = {
    'other-reason': 'an abort settles the promise with something else than the reason of the signal',
    'work-in-listener': 'the abort listener does more than settle and clean up',
    'listener-shared': 'the abort listener is used for something else too',
    'removal-nested': 'the listener is taken away in the middle of an expression',
    'listener-nested': 'the listener is registered on some paths only',
    'handler-property': 'a handler is assigned to `onabort`, which only one can hold',
    'signal-unknown': 'the signal is another one where the promise is made, or not known there yet',
    'source-options': 'the source has options of its own',
    position: 'the promise is made in the middle of an expression, where no statement can stand before it',
    ...commonReasons,
};
/** @throws {Declined} */
export function decline(code) {
    throw new Declined(code, reasons[code]);
}
