import { isFunction, type FunctionNode, type Node } from '../source/ast.ts';
import type { ElementGroup, Value } from './value.ts';

/** The names that are given together to members of one element, or to what a function is given, for each completion. */
export class ElementGroups {
  readonly #groups = new Map<Node, Map<number, ElementGroup>>();
  readonly #ofMany = new Set<ElementGroup>();

  of(at: Node, { draft }: Value): ElementGroup {
    const groups = this.#groups.get(at) ?? new Map<number, ElementGroup>();
    this.#groups.set(at, groups);
    const group = groups.get(draft.id) ?? { at };
    groups.set(draft.id, group);
    return group;
  }

  /** What the parameters of a function are for the handles that its calls give. */
  ofParameters(fn: FunctionNode, value: Value): ElementGroup {
    const group = this.of(fn, value);
    if (value.element !== undefined) this.#ofMany.add(group);
    return group;
  }

  /** Whether all calls of a function give it the handles of one promise, so that inside they are those of the same one. */
  areOfOne(group: ElementGroup): boolean {
    return isFunction(group.at) && this.#groups.get(group.at)?.size === 1 && !this.#ofMany.has(group);
  }
}
