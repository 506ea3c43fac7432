/** Thrown inside a planner to leave a site alone; caught by {@link attempt} and told to the user. */
export declare class Declined extends Error {
    readonly name: string;
    /** Stable, for counting. */
    readonly code: string;
    constructor(code: string, detail: string);
}
