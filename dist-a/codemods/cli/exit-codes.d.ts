/** What the process says to a script: never `fine` after an error. */
export declare const exitCodes: {
    readonly fine: 0;
    /** `--check` found a file that would change. */
    readonly wouldChange: 1;
    /** Wrong usage, the guard, or a file that could not be handled. */
    readonly failure: 2;
    readonly interrupted: 130;
};
