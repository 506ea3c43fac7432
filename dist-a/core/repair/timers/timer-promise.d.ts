import type { Node } from '../../source/ast.js';
import type { Source } from '../../source/source.js';
import type { PromiseSite } from '../promise-site.js';
/** A promise that a timer settles, and nothing else. */
export interface TimerPromise {
    readonly role: 'resolve' | 'reject';
    /** How many milliseconds it takes; none where the call does not say. */
    readonly time: Node | undefined;
    readonly value: Node | undefined;
    /** The value is made when the time is up, not when the promise is. */
    readonly isLate: boolean;
    /** The timer can be stopped, asked or let go: its id is kept, or used at once. */
    readonly isKept: boolean;
}
/** Reads an executor that does nothing but start one timer; undefined for any other. */
export declare function timerPromise(site: PromiseSite, source: Source): TimerPromise | undefined;
