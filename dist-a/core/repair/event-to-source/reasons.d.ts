/** Why a promise over events is left alone: stable codes for counting, with what they mean. */
export declare const reasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'other-work': "the executor does more than listen to events";
    readonly 'other-settlement': "the promise is settled by something else than an event too";
    readonly 'work-in-listener': "a listener does more than settle the promise and take listeners away";
    readonly 'other-error': "an event rejects with something else than what it brings";
    readonly 'several-emitters': "the events come from several emitters, or from one that the executor makes";
    readonly 'results-differ': "several events fulfill with different values";
    readonly 'handler-property': "a handler is assigned to a property, which only one can hold";
    readonly 'options-unknown': "a listener is registered with options of its own";
    readonly 'two-interfaces': "the emitter may have the methods of an EventTarget too, whose events are others";
    readonly 'no-removal': "the emitter may have no method that takes a listener away";
};
/** @throws {Declined} */
export declare function decline(code: keyof typeof reasons): never;
