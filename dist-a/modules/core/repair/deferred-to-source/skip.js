/** Thrown inside the planner to leave a site alone; caught at its edge and told to the user. */
export class SkipSite extends Error {
    name = 'SkipSite';
    code;
    constructor(code) {
        super(reasons[code]);
        this.code = code;
    }
}
/**
 * Thrown where the places that keep the resolvers cannot keep a source: they go on as they are, with the functions of
 * a source in them.
 */
export class PlacesStay extends Error {
    name = 'PlacesStay';
    reason;
    constructor(reason) {
        super(reason);
        this.reason = reason;
    }
}
export function isRefusal(error) {
    return error instanceof SkipSite || error instanceof PlacesStay;
}
/** Why a bare deferred is left alone: stable codes for counting, with what they mean. */
export const reasons = {
    'executor-unknown': 'the executor is not a function written in place with plain parameters',
    'executor-async': 'the executor is async or a generator, so its errors and its timing are its own',
    'executor-returns': 'the executor leaves early, and its statements cannot stand outside it as they are',
    'executor-context': 'the executor uses `this`, `arguments`, `var` or functions that mean something else outside it',
    position: 'the promise is made in the middle of an expression, where no statement can stand before it',
    reachable: 'the promise is the value of a field, and other files can reach the field that keeps its resolver',
    'type-unknown': 'the type of the promise cannot be read from this file',
    narrowed: 'TypeScript would rule out values of a variable outside the executor that it allows inside',
    comment: 'a comment stands in what the rewrite would replace',
    'name-taken': 'TaskCompletionSource means something else in this file',
    serialized: 'the text of the function may be sent to a page, worker or process that has none of the imports',
    'not-a-module': 'the file is a script without imports or exports, and an import would change how it is loaded',
    subclass: 'the promise is not a native Promise',
};
