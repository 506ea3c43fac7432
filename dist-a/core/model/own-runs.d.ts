import type { FunctionNode } from '../source/ast.js';
import type { Subject } from './completion.js';
/**
 * Subjects that only the names of a function hold: `const item = queue.shift()`. In `next(); item.resolve();` each run of
 * `next` has another item.
 */
export declare class OwnRuns {
    private '#private';
    /** Takes note of a place that the subjects are kept in. */
    add(place: object | string, subjects: ReadonlySet<Subject>): void;
    /** Whether a run of the function has the subject for itself. */
    isOwn(subject: Subject, fn: FunctionNode): boolean;
}
