import { textReasons } from "../attempt.js";
import { Declined } from "../declined.js";
/** Why a promise over events is left alone: stable codes for counting, with what they mean. */
export const reasons = {
    'other-work': 'the executor does more than listen to events',
    'other-settlement': 'the promise is settled by something else than an event too',
    'work-in-listener': 'a listener does more than settle the promise and take listeners away',
    'other-error': 'an event rejects with something else than what it brings',
    'several-emitters': 'the events come from several emitters, or from one that the executor makes',
    'results-differ': 'several events fulfill with different values',
    'handler-property': 'a handler is assigned to a property, which only one can hold',
    'options-unknown': 'a listener is registered with options of its own',
    'two-interfaces': 'the emitter may have the methods of an EventTarget too, whose events are others',
    'no-removal': 'the emitter may have no method that takes a listener away',
    ...textReasons,
};
/** @throws {Declined} */
export function decline(code) {
    throw new Declined(code, reasons[code]);
}
