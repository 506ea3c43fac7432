import { enclosingFunction, wrapped, loopsAround } from "../source/ast.js";
/** Places that hold one completion after another: `wake = defer()` by whoever waits for the next. */
export class Renewals {
    #by = new Map();
    /** Takes note of an assignment that puts a new completion in the place of the subjects. */
    add(assignment, subjects) {
        for (const subject of subjects) {
            const by = this.#by.get(subject) ?? new Set();
            this.#by.set(subject, by.add(enclosingFunction(assignment)));
        }
    }
    /** Whether, in a turn of its own, another function than that of the node may put a new completion in the place. */
    isRenewed(subject, node) {
        const home = enclosingFunction(node);
        for (const fn of this.#by.get(subject) ?? [])
            if (fn !== home)
                return true;
        return false;
    }
    /** `wake.resolve()` twice: who renews the place only wants to be woken, and of no value is one lost. */
    isPulse(subject, earlier, later) {
        return isBare(earlier) && isBare(later) && this.isRenewed(subject, later);
    }
}
/** `while (…) await new Promise((resolve) => { wake = resolve; })`: each turn waits anew. */
export function isWaitInLoop(promise) {
    const wait = wrapped(promise).parent;
    return wait?.type === 'AwaitExpression' && loopsAround(wait).length > 0;
}
/** Whether a settlement, given by its callee, gives no value. */
function isBare(callee) {
    const call = wrapped(callee).parent;
    return call?.type === 'CallExpression' && call.arguments.length === 0;
}
