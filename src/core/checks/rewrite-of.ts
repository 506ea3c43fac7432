import type { Attempt } from '../repair/attempt.ts';
import type { Range } from '../source/ast.ts';
import type { Finding } from './finding.ts';

/** The finding of a place that no rule reports: it could be written in another manner, or not, for a reason. */
export function rewriteOf(range: Range, plan: Attempt): Finding<'rewrite'> {
  if ('skip' in plan) return { range, messageId: 'rewrite', skip: plan.skip };
  const repair = { applicability: 'suggested', messageId: 'rewrite', edits: plan.edits, claims: range } as const;
  return { range, messageId: 'rewrite', repairs: [repair] };
}
