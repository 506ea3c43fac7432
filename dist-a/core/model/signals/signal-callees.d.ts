/** Where and how an API takes its signal. */
export interface SignalCallee {
    /** The position of its options argument. */
    readonly index: number;
    readonly property: string;
    /** Gives a promise; one that nobody awaits is work that was let go. */
    readonly isPromise: boolean;
    /** Does nothing but wait, so that no cleanup depends on it. */
    readonly isWait?: boolean;
    /** An optional array of arguments stands before the options. */
    readonly skipsArray?: boolean;
    /** What may stand in the place of the options: a callback, which then comes after them, or an encoding. */
    readonly instead?: 'callback' | 'encoding';
    /** Its first argument may be a Request, which brings its own signal. */
    readonly takesRequest?: boolean;
    /** The argument before the options may hold them all instead: `axios({ url, signal })`. */
    readonly takesAllInOne?: boolean;
    /** The options come last, after any number of arguments. */
    readonly isLast?: boolean;
}
export declare function isUninterrupted(name: string): boolean;
/**
 * The known API of a dotted name, where `promisify(…)` may stand around it.
 * @param specifier the module that the project's settings name as the runtime, as such a name has it
 */
export declare function signalCallee(given: string, specifier: string): SignalCallee | undefined;
