/** Why a map of requests is left alone: stable codes for counting, with what they mean. */
export declare const reasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'executor-unknown': "the executor is not a function written in place with plain parameters";
    readonly 'executor-async': "the executor is async or a generator, so its errors and its timing are its own";
    readonly subclass: "the promise is not a native Promise";
    readonly serialized: "the text of the function may be sent to a page, worker or process that has none of the imports";
    readonly 'other-work': "the executor does more than keep its settlers in the map";
    readonly 'record-other': "the map keeps more than `resolve` and `reject` for a request";
    readonly reachable: "other files can reach the map, or it is not made in this file as an empty `Map`";
    readonly 'use-unknown': "a use of the map, or of what it gives, is not understood";
    readonly 'key-changes': "the key of a request may be another one by the time that it is settled";
    readonly dropped: "requests are dropped without being settled";
    readonly 'result-unknown': "a request is resolved with what may be a promise";
    readonly 'error-unknown': "a request is rejected with what may be nothing";
    readonly 'not-in-step': "another promise that uses the map is left alone";
};
/** @throws {Declined} */
export declare function decline(code: keyof typeof reasons): never;
