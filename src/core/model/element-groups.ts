import { isFunction, type CallExpression, type FunctionNode, type Node } from '../source/ast.ts';
import type { TSESTree } from '@typescript-eslint/types';
import type { Source } from '../source/source.ts';
import { usesOfFunction } from './function-uses.ts';
import type { ElementGroup, Value } from './value.ts';

/** The names that are given together to members of one element, or to what a function is given, for each completion. */
export class ElementGroups {
  readonly #source: Source;
  readonly #groups = new Map<Node, Map<number, ElementGroup>>();
  readonly #ofMany = new Set<ElementGroup>();
  /** The calls that give a function a resolver, by its parameter. */
  readonly #givers = new Map<ElementGroup, Map<Node, Set<Node>>>();

  constructor(source: Source) {
    this.#source = source;
  }

  of(at: Node, { draft }: Value): ElementGroup {
    const groups = this.#groups.get(at) ?? new Map<number, ElementGroup>();
    this.#groups.set(at, groups);
    const group = groups.get(draft.id) ?? { at };
    groups.set(draft.id, group);
    return group;
  }

  /** What the parameters of a function are for the handles that its calls give. */
  ofParameter(
    parameter: Node,
    fn: FunctionNode,
    value: Value,
    call: CallExpression | TSESTree.NewExpression,
  ): ElementGroup {
    const group = this.of(fn, value);
    // Of the flags of an object the function knows nothing under the name that it has for it.
    if (value.element !== undefined || !this.#hasNoFlags(value)) this.#ofMany.add(group);
    const givers = this.#givers.get(group) ?? new Map<Node, Set<Node>>();
    this.#givers.set(group, givers);
    givers.set(parameter, (givers.get(parameter) ?? new Set<Node>()).add(call));
    return group;
  }

  #hasNoFlags({ shape, draft }: Value): boolean {
    if (shape.kind === 'settler') return true;
    const isSource = this.#source.text.slice(...draft.node.range).includes('CompletionSource');
    return (
      isSource && shape.kind === 'record' && shape.of.kind === 'settler' && !this.#source.text.includes('isCompleted')
    );
  }

  /** Whether all calls of a function give it the handles of one promise, so that inside they are those of the same one. */
  areOfOne(group: ElementGroup): boolean {
    if (!isFunction(group.at) || this.#groups.get(group.at)?.size !== 1 || this.#ofMany.has(group)) return false;
    const uses = usesOfFunction(group.at, this.#source).filter((use) => use.kind !== 'escape' || use.node !== group.at);
    const calls = uses.flatMap((use) => (use.kind === 'call' ? [use.call] : []));
    if (calls.length < uses.length) return false;
    return [...(this.#givers.get(group)?.values() ?? [])].every((given) => calls.every((call) => given.has(call)));
  }
}
