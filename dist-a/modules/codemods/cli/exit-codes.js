/** What the process says to a script: never `fine` after an error. */
export const exitCodes = {
    fine: 0,
    /** `--check` found a file that would change. */
    wouldChange: 1,
    /** Wrong usage, the guard, or a file that could not be handled. */
    failure: 2,
    interrupted: 130,
};
