import { enclosingFunction, wrapped, type Node, loopsAround } from '../source/ast.ts';
import type { Subject } from './completion.ts';

/** Places that hold one completion after another: `wake = defer()` by whoever waits for the next. */
export class Renewals {
  readonly #by = new Map<Subject, Set<Node | undefined>>();

  /** Takes note of an assignment that puts a new completion in the place of the subjects. */
  add(assignment: Node, subjects: ReadonlySet<Subject>): void {
    for (const subject of subjects) {
      const by = this.#by.get(subject) ?? new Set();
      this.#by.set(subject, by.add(enclosingFunction(assignment)));
    }
  }

  /** Whether, in a turn of its own, another function than that of the node may put a new completion in the place. */
  isRenewed(subject: Subject, node: Node): boolean {
    const home = enclosingFunction(node);
    for (const fn of this.#by.get(subject) ?? []) if (fn !== home) return true;
    return false;
  }

  /** `wake.resolve()` twice: who renews the place only wants to be woken, and of no value is one lost. */
  isPulse(subject: Subject, earlier: Node, later: Node): boolean {
    return isBare(earlier) && isBare(later) && this.isRenewed(subject, later);
  }
}

/** `while (…) await new Promise((resolve) => { wake = resolve; })`: each turn waits anew. */
export function isWaitInLoop(promise: Node): boolean {
  const wait = wrapped(promise).parent;
  return wait?.type === 'AwaitExpression' && loopsAround(wait).length > 0;
}

/** Whether a settlement, given by its callee, gives no value. */
function isBare(callee: Node): boolean {
  const call = wrapped(callee).parent;
  return call?.type === 'CallExpression' && call.arguments.length === 0;
}
