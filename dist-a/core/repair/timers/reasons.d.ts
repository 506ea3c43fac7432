/** Why a promise that only waits is left alone: stable codes for counting, with what they mean. */
export declare const delayReasons: {
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'time-unknown': "the time may be no number, which a timer takes for none and `delay` refuses";
    readonly 'timer-kept': "the timer is kept, so that other code can stop it, or is not to keep the process alive";
    readonly 'made-late': "the value or error is made when the time is up, and would be made at once";
    readonly 'executor-context': "the executor uses `this`, `arguments` or names of its own";
};
/** Why a race against a timer is left alone. */
export declare const raceReasons: {
    readonly comment: "a comment stands in what the rewrite would replace";
    readonly 'name-taken': "the name to import means something else in this file";
    readonly 'not-a-module': "the file is a script without imports or exports, and an import would change how it is loaded";
    readonly 'last-use': "nothing else uses the function that sleeps, and its import would be left over";
    readonly serialized: "the text of the function may be sent to a page, worker or process that has none of the imports";
    readonly 'timer-kept': "the timer is kept, so that other code can stop it, or is not to keep the process alive";
    readonly 'made-late': "the value or error is made when the time is up, and would be made at once";
    readonly 'executor-context': "the executor uses `this`, `arguments` or names of its own";
    readonly 'other-race': "it is not `Promise.race` of a list that is written out, without a type argument";
    readonly 'timer-elsewhere': "the timer is not started in the list of the race, or just before it";
    readonly 'timer-fulfills': "the timer ends the race with a value, and `waitAsync` would reject";
    readonly 'error-unknown': "the timer rejects with something that is not surely an error";
};
/** @throws {Declined} */
export declare function declineDelay(code: keyof typeof delayReasons): never;
/** @throws {Declined} */
export declare function declineRace(code: keyof typeof raceReasons): never;
