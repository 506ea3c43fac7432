import { functionName, isFunction, wrapped, type FunctionNode, type Node } from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import type { Mentions } from '../../source/mentions.ts';
import type { Source } from '../../source/source.ts';
import { calledFunction, localFunction } from '../local-functions.ts';

/**
 * The outermost code from which control comes to the node without a call by name: a callback runs where it is given away.
 * No path goes from one home to another but through a function that is called by its name.
 */
export function homeOf(node: Node): Node {
  let at = node;
  for (;;) {
    if (at.type === 'FunctionDeclaration' || at.type === 'StaticBlock' || at.type === 'PropertyDefinition') return at;
    const { parent } = at;
    if (!parent) return at;
    const holder = isFunction(at) ? wrapped(at).parent?.type : undefined;
    if (holder === 'MethodDefinition' || holder === 'VariableDeclarator') return at;
    at = parent;
  }
}

/** The homes of nodes, and of whatever names one of the functions. */
export function homesOf(nodes: Iterable<Node>, called: Iterable<FunctionNode>, mentions: Mentions): Set<Node> {
  const homes = new Set<Node>();
  for (const node of nodes) homes.add(homeOf(node));
  for (const fn of called) {
    const name = functionName(fn);
    if (name !== undefined) for (const node of mentions.named(name.replace(/^#/, ''))) homes.add(homeOf(node));
  }
  return homes;
}

/** The nodes of a set that no other one is around. */
export function outermost(nodes: ReadonlySet<Node>): Node[] {
  return [...nodes].filter((node) => {
    for (let at = node.parent; at; at = at.parent) if (nodes.has(at)) return false;
    return true;
  });
}

/** The functions of the file that the code calls, or gives to what it calls. */
export function functionsUsedIn(code: Node, source: Source): Set<FunctionNode> {
  const found = new Set<FunctionNode>();
  for (const call of callsIn(code)) {
    for (const fn of [calledFunction(call, source), ...call.arguments.map((each) => localFunction(each, source))])
      if (fn !== undefined) found.add(fn);
  }
  return found;
}
