import { propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';

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
