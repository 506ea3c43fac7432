import { isInside, type FunctionNode } from '../source/ast.ts';
import { addTo } from '../source/multimap.ts';
import type { Variable } from '../source/scopes.ts';
import type { Subject } from './completion.ts';

/**
 * Subjects that only the names of a function hold: `const item = queue.shift()`. In `next(); item.resolve();` each run of
 * `next` has another item.
 */
export class OwnRuns {
  readonly #places = new Map<Subject, (object | string)[]>();

  /** Takes note of a place that the subjects are kept in. */
  add(place: object | string, subjects: ReadonlySet<Subject>): void {
    for (const subject of subjects) {
      addTo(this.#places, subject, place);
    }
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
