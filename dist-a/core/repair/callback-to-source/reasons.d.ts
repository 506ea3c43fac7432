/** Why a promise over a callback is left alone: stable codes for counting, with what they mean. */
export declare const reasons: {
    readonly 'type-unknown': "the type of the promise cannot be read from this file";
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'other-settlement': "the promise is settled outside the callback too";
    readonly 'other-work': "the callback does more than settle";
    readonly 'other-error': "the promise is rejected with something else than the error of the callback";
    readonly 'error-ignored': "the callback resolves whatever its error is";
    readonly 'result-computed': "the result is computed, and an error may come without what it is computed from";
    readonly 'handed-on': "a settler is handed on, and not called in the callback";
    readonly 'callback-unknown': "the callback has parameters of another form, or runs in another manner";
    readonly 'executor-returns': "the executor leaves early";
    readonly 'executor-context': "the executor uses `arguments` of its own";
};
/** @throws {Declined} */
export declare function decline(code: keyof typeof reasons): never;
