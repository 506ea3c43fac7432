import type { TSESTree } from '@typescript-eslint/types';
import { isInside, operands, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import { hasCommentAbove } from '../comments.ts';
import type { Kept } from './kept.ts';

/**
 * The statements `if (!resolve || !reject) throw new Error('…')` of variables that a constant takes the place of, which is
 * never empty: they only told TypeScript that the executor has run. One with a comment stays.
 */
export function needlessGuards(kept: readonly Kept[], source: Source): readonly Node[] {
  const reads = new Set<Node>(kept.flatMap(({ mentions }) => mentions.map(({ node }) => node)));
  const isEmptyTest = (test: Node): boolean => {
    const at = unwrap(test);
    return at.type === 'UnaryExpression' && at.operator === '!' && reads.has(unwrap(at.argument));
  };
  const guards = new Set<Node>();
  for (const read of reads) {
    const guard = ifAround(read);
    if (guard && operands(guard.test, '||').every(isEmptyTest) && onlyThrows(guard, source)) guards.add(guard);
  }
  return [...guards];
}

/** The statement whose condition asks whether the variable is empty. */
function ifAround(read: Node): TSESTree.IfStatement | undefined {
  let at: Node | undefined = wrapped(read).parent;
  while (at?.type === 'UnaryExpression' || at?.type === 'LogicalExpression') at = wrapped(at).parent;
  return at?.type === 'IfStatement' && isInside(read, at.test) ? at : undefined;
}

/** Whether nothing goes with the statement but an error: no comment, and no use of what nobody else may use. */
function onlyThrows(guard: TSESTree.IfStatement, source: Source): boolean {
  const { consequent, alternate, parent } = guard;
  const [first, ...others] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  if (first?.type !== 'ThrowStatement' || others.length > 0 || alternate) return false;
  if (parent.type !== 'BlockStatement' && parent.type !== 'Program') return false;
  if (hasCommentAbove(guard, source) || /\/[/*]/u.test(source.text.slice(...guard.range))) return false;
  return !someNode(first, (node) => node.type === 'Identifier' && !source.bindings.isGlobal(node));
}
