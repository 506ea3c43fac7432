/** Why an abort listener that settles is left alone: stable codes for counting, with what they mean. */
export declare const reasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'executor-unknown': "the executor is not a function written in place with plain parameters";
    readonly 'executor-async': "the executor is async or a generator, so its errors and its timing are its own";
    readonly subclass: "the promise is not a native Promise";
    readonly serialized: "the text of the function may be sent to a page, worker or process that has none of the imports";
    readonly 'other-reason': "an abort settles the promise with something else than the reason of the signal";
    readonly 'work-in-listener': "the abort listener does more than settle and clean up";
    readonly 'listener-shared': "the abort listener is used for something else too";
    readonly 'removal-nested': "the listener is taken away in the middle of an expression";
    readonly 'listener-nested': "the listener is registered on some paths only";
    readonly 'handler-property': "a handler is assigned to `onabort`, which only one can hold";
    readonly 'signal-unknown': "the signal is another one where the promise is made, or not known there yet";
    readonly 'source-options': "the source has options of its own";
    readonly position: "the promise is made in the middle of an expression, where no statement can stand before it";
};
/** @throws {Declined} */
export declare function decline(code: keyof typeof reasons): never;
