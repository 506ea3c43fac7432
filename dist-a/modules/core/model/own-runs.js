import { isInside } from "../source/ast.js";
import { addTo } from "../source/multimap.js";
/**
 * Subjects that only the names of a function hold: `const item = queue.shift()`. In `next(); item.resolve();` each run of
 * `next` has another item.
 */
export class OwnRuns {
    #places = new Map();
    /** Takes note of a place that the subjects are kept in. */
    add(place, subjects) {
        for (const subject of subjects) {
            addTo(this.#places, subject, place);
        }
    }
    /** Whether a run of the function has the subject for itself. */
    isOwn(subject, fn) {
        const places = this.#places.get(subject);
        return places?.every((place) => isVariable(place) && isDeclaredIn(place, fn)) === true;
    }
}
function isVariable(place) {
    return typeof place === 'object' && 'defs' in place;
}
function isDeclaredIn({ identifiers }, fn) {
    return identifiers.some((identifier) => isInside(identifier, fn.body));
}
