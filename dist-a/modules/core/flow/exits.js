import { join } from "./state.js";
/** The ways out of a piece of code other than its end. */
export class Exits {
    returned;
    /** The first `return` of those that a `finally` keeps back. */
    returning;
    thrown;
    breaks;
    continues;
    constructor() {
        this.breaks = new Map();
        this.continues = new Map();
    }
    throw(state) {
        this.thrown = join(this.thrown, state);
    }
    /** A statement that is given has still to leave the function: a `finally` runs before that. */
    return(state, by) {
        this.returned = join(this.returned, state);
        if (state !== undefined)
            this.returning ??= by;
    }
    break(target, state) {
        const all = join(this.breaks.get(target), state);
        if (all !== undefined)
            this.breaks.set(target, all);
    }
    continue(target, state) {
        const all = join(this.continues.get(target), state);
        if (all !== undefined)
            this.continues.set(target, all);
    }
    takeBreak(target) {
        const state = this.breaks.get(target);
        this.breaks.delete(target);
        return state;
    }
    takeContinue(target) {
        const state = this.continues.get(target);
        this.continues.delete(target);
        return state;
    }
    /** What holds on any of the ways out. */
    all() {
        return [...this.breaks.values(), ...this.continues.values(), this.thrown].reduce((a, b) => join(a, b), this.returned);
    }
    /** Sends every way out on through `through` (a `finally`) to the outer exits. */
    forward(outer, through) {
        if (this.returned !== undefined)
            outer.return(through(this.returned), this.returning);
        if (this.thrown !== undefined)
            outer.throw(through(this.thrown));
        for (const [target, state] of this.breaks)
            outer.break(target, through(state));
        for (const [target, state] of this.continues)
            outer.continue(target, through(state));
    }
}
