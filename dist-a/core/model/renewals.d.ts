import type { Node } from '../source/ast.js';
import type { Subject } from './completion.js';
/** Places that hold one completion after another: `wake = defer()` by whoever waits for the next. */
export declare class Renewals {
    private '#private';
    /** Takes note of an assignment that puts a new completion in the place of the subjects. */
    add(assignment: Node, subjects: ReadonlySet<Subject>): void;
    /** Whether, in a turn of its own, another function than that of the node may put a new completion in the place. */
    isRenewed(subject: Subject, node: Node): boolean;
    /** `wake.resolve()` twice: who renews the place only wants to be woken, and of no value is one lost. */
    isPulse(subject: Subject, earlier: Node, later: Node): boolean;
}
/** `while (…) await new Promise((resolve) => { wake = resolve; })`: each turn waits anew. */
export declare function isWaitInLoop(promise: Node): boolean;
