import {
  enclosingFunction,
  isField,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  isPrototype,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { classFamily } from './class-chains.ts';
import { variableOfFunction } from './local-functions.ts';

/** What keeps a function under a name by which it is called. */
const named: ReadonlySet<string> = new Set(['MethodDefinition', 'VariableDeclarator']);

/**
 * The code of a file by where it begins to run. A home is the outermost code from which control comes to a node without a call
 * by name: a callback runs where it is given away. No path goes from one home to another but through a function's name.
 */
export class Homes {
  readonly #source: Source;
  readonly #keepers: ReadonlySet<string>;

  /** @param keepers more that keeps a function for later: an assignment, a property. */
  constructor(source: Source, keepers: readonly string[] = []) {
    this.#source = source;
    this.#keepers = new Set([...named, ...keepers]);
  }

  of(node: Node): Node {
    let at = node;
    for (;;) {
      if (at.type === 'FunctionDeclaration' || at.type === 'StaticBlock' || isField(at)) return at;
      const { parent } = at;
      if (!parent) return at;
      const keeper = isFunction(at) ? wrapped(at).parent?.type : undefined;
      if (keeper !== undefined && this.#keepers.has(keeper)) return at;
      at = parent;
    }
  }

  /** The homes of the nodes, and of whatever names one of the functions. */
  ofAll(nodes: Iterable<Node>, called: Iterable<FunctionNode> = []): Set<Node> {
    const homes = new Set<Node>();
    for (const node of nodes) homes.add(this.of(node));
    for (const fn of called) for (const node of this.namesOf(fn)) homes.add(this.of(node));
    return homes;
  }

  /** The homes of the nodes and of all that may lead there by calls, through functions that are entered. */
  leadingTo(nodes: Iterable<Node>, isEntered: (fn: FunctionNode) => boolean): ReadonlySet<Node> {
    const homes = new Set<Node>();
    const seen = new Set<FunctionNode>();
    const queue = [...nodes];
    for (const node of queue) {
      homes.add(this.of(node));
      for (let fn = enclosingFunction(node); fn && !seen.has(fn); fn = enclosingFunction(fn)) {
        seen.add(fn);
        if (isEntered(fn)) queue.push(...this.namesOf(fn));
      }
    }
    return homes;
  }

  /** Where a function is named that can be called by its name: the references of its variable, or mentions in its class and those of its family. */
  namesOf(fn: FunctionNode): readonly Node[] {
    const { parent } = wrapped(fn);
    if (parent?.type === 'MethodDefinition' || isField(parent)) {
      const name = propertyName(parent);
      if (name === undefined) return [];
      const owner = parent.parent.parent;
      const { bindings, mentions } = this.#source;
      const [first, ...others] = name.startsWith('#') ? [owner] : classFamily(owner, bindings);
      if (others.length === 0) return mentions.inside(name.replace(/^#/, ''), first);
      return [first, ...others].flatMap((each) => [...mentions.namedWithin(name, each)]);
    }
    // `Store.prototype.tell = function () { … }`
    const target = parent?.type === 'AssignmentExpression' ? unwrap(parent.left) : undefined;
    const method =
      target?.type === 'MemberExpression' && isPrototype(unwrap(target.object)) ? propertyName(target) : undefined;
    if (method !== undefined) return this.#source.mentions.members(method);
    const references = variableOfFunction(fn, this.#source)?.references ?? [];
    return references.map(({ identifier }) => identifier);
  }
}

/** The nodes of a set that no other one is around. */
export function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((node) => {
    for (let at = node.parent; at; at = at.parent) if (nodes.has(at)) return false;
    return true;
  });
}
