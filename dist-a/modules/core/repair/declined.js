/** Thrown inside a planner to leave a site alone; caught by {@link attempt} and told to the user. */
export class Declined extends Error {
    name = 'Declined';
    /** Stable, for counting. */
    code;
    constructor(code, detail) {
        super(detail);
        this.code = code;
    }
}
