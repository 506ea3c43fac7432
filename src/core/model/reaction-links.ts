import { propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { appliedReaction } from './reactions.ts';

/** A reaction of a chain. */
interface Link {
  readonly name: 'then' | 'catch' | 'finally';
  readonly call: CallExpression;
  readonly root: Node;
}

/** The reactions of a chain from its first to its last, each with the promise at the root. */
export function linksOf(node: CallExpression): readonly Link[] {
  const calls: Omit<Link, 'root'>[] = [];
  let at: Node = node;
  for (;;) {
    const callee: Node | undefined = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
    if (at.type !== 'CallExpression' || callee?.type !== 'MemberExpression') break;
    if (name !== 'then' && name !== 'catch' && name !== 'finally') break;
    calls.unshift({ name, call: at });
    at = unwrap(callee.object);
  }
  const root = at;
  return calls.map((link) => ({ ...link, root }));
}

/** The reactions of a promise, in their order, and the promise. */
interface Chain {
  readonly links: readonly { readonly name: Link['name']; readonly callbacks: readonly Node[] }[];
  readonly root: Node;
}

/** A chain of reactions; also one that is added by way of the prototype, to what a chain of its own gives. */
export function chainOf(node: CallExpression, source: Source): Chain {
  const applied = appliedReaction(node, source);
  if (applied === undefined) {
    const links = linksOf(node);
    return {
      links: links.map(({ name, call }) => ({ name, callbacks: call.arguments })),
      root: links[0]?.root ?? node,
    };
  }
  const before = unwrap(applied.promise);
  const inner = before.type === 'CallExpression' ? chainOf(before, source) : { links: [], root: before };
  return { links: [...inner.links, applied], root: inner.root };
}
