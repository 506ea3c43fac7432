/** The events that tell of a source's failure, where the given one tells of its success. */
export declare const failureEvents: ReadonlyMap<string, ReadonlySet<string>>;
/** Events of which some emitters have a failure: those known to be child processes, or transactions. */
export declare const exitFailures: ReadonlySet<string>;
/** Child processes by what makes them: `spawn` of a missing program emits `error` and `close`, never `exit`. */
export declare const processMakers: RegExp;
/** Child processes by their name where the file does not show what makes them. */
export declare const processNames: RegExp;
/** What starts a program by its name, which may be missing; `fork` starts Node itself, `exec` a shell. */
export declare const startMakers: RegExp;
/** Workers by what makes them: one whose script fails tells of it by `error`, and answers no message. */
export declare const workerMakers: RegExp;
export declare const workerFailures: ReadonlySet<string>;
/** Whether an emitter of that name has an event that is not the success of something which can fail. */
export declare function isInfallible(name: string, event: string): boolean;
/** Callbacks of an options object that tell of success, with those that tell of failure. */
export declare const bagFailures: ReadonlyMap<string, RegExp>;
/** Functions that take a callback for success and one for failure, by the position of both. */
export declare const callbackPairs: ReadonlyMap<string, readonly [success: number, failure: number]>;
/** Node's requests: their callback is the `response` listener, and the request that they give emits `error`. */
export declare const requestMakers: RegExp;
/** Node's connections: their callback is the `connect` listener. */
export declare const connectionMakers: RegExp;
/** Node's servers: what `listen` is given is the `listening` listener, and a port that is taken emits `error`. */
export declare const serverMakers: RegExp;
/** Functions of Node's `fs` that move data of a file, and tell their callback by an error that they have not. */
export declare const transfers: RegExp;
/** Promises that never reject, by the name of the function or member that gives them. */
export declare const infalliblePromises: RegExp;
/** The first parameter of a callback that takes an error first. */
export declare const errorName: RegExp;
/** Events of images, videos and the like. */
export declare const resourceEvents: RegExp;
/** Names of transactions of IndexedDB. */
export declare const transactionName: RegExp;
/** Whether what emits the event is something that can fail, as far as its name and the form of the wiring say. */
export declare function isFallible(event: string, name: string, isDom: boolean): boolean;
/** Whether the first of so many that a handler takes may be an event, and no error: it is all, or comes from such a method. */
export declare function mayGiveEvent(method: string | undefined, taken: number): boolean;
