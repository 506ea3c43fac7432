import { isFunction, isInside, type FunctionNode, type Node } from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Variable } from '../source/scopes.ts';
import type { Completion, Subject } from './completion.ts';

/**
 * Subjects that only the names of a function hold: `const item = queue.shift()`. In `next(); item.resolve();` each run of
 * `next` has another item.
 */
export class OwnRuns {
  readonly #places = new Map<Subject, (object | string)[]>();
  readonly #executors = new Map<Node, Subject>();

  /** Takes note of the executor that runs once for each promise. */
  addExecutor({ executor, handles }: Completion): void {
    const own = handles[0]?.subject;
    if (executor && own) this.#executors.set(executor, own);
  }

  /** Takes note of a place that the subjects are kept in. */
  add(place: object | string, subjects: ReadonlySet<Subject>): void {
    for (const subject of subjects) {
      addTo(this.#places, subject, place);
    }
  }

  /** Whether an executor runs the node for the one promise that the subjects are: what it puts into a place is no other. */
  isOfOneRun(node: Node, subjects: ReadonlySet<Subject>): boolean {
    for (let at = node.parent; at; at = at.parent) {
      const subject = isFunction(at) ? this.#executors.get(at) : undefined;
      if (subject !== undefined) return subjects.size === 1 && subjects.has(subject);
    }
    return false;
  }

  /** Whether a run of the function has the subject for itself. */
  isOwn(subject: Subject, fn: FunctionNode): boolean {
    const places = this.#places.get(subject);
    return places?.every((place) => isVariable(place) && isDeclaredIn(place, fn)) === true;
  }
}

function isVariable(place: object | string): place is Variable {
  return typeof place === 'object' && 'defs' in place;
}

function isDeclaredIn({ identifiers }: Variable, fn: FunctionNode): boolean {
  return identifiers.some((identifier) => isInside(identifier, fn.body));
}
