import { dottedName, unwrap, type Node } from '../../source/ast.ts';
import { clock } from '../times.ts';
import type { StateChange } from './notification-changes.ts';

/** Whether a change puts in what is there already: a function of such changes does nothing else. */
export function givesWhatIsThere(change: StateChange): boolean {
  return givenBy(change).every(isGivenOrRead);
}

/** What a change puts in: the value of an assignment, what a sum grows by, what a collection is given. */
function givenBy({ node, value }: StateChange): readonly Node[] {
  if (value !== undefined) return [value];
  if (node.type === 'AssignmentExpression') return [node.right];
  return node.type === 'CallExpression' ? node.arguments : [];
}

/** Whether a value is there already, rather than made by a call; the time is, too. */
function isGivenOrRead(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'NewExpression') return dottedName(at.callee) === 'Date' && at.arguments.length === 0;
  return at.type !== 'CallExpression' || clock.test(dottedName(at.callee) ?? '');
}
