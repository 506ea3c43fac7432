import { propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import { keepsArgument } from '../collections.ts';
import { isCompleting, type Producer, type Reach } from './producers.ts';

/** What a file does with its producers, beside what may be a mistake. */
export interface ProducerUses {
  /** It completes them itself, by a method of theirs. */
  readonly completed: ReadonlySet<Producer>;
  /** It puts them where other code finds them, and may complete them. */
  readonly kept: ReadonlySet<Producer>;
}

export function producerUses(reaches: readonly Reach[]): ProducerUses {
  const completed = new Set<Producer>();
  const kept = new Set<Producer>();
  for (const { node, producer, isCollection } of reaches) {
    if (isCollection) continue;
    if (isCompleted(node)) completed.add(producer);
    if (isKept(recordAround(node))) kept.add(producer);
  }
  return { completed, kept };
}

function isCompleted(node: Node): boolean {
  const { parent } = node;
  return parent?.type === 'MemberExpression' && parent.object === node && isCompleting(propertyName(parent));
}

/** In a collection, or in a member. */
function isKept(node: Node): boolean {
  const { parent } = node;
  if (parent?.type === 'CallExpression') return keepsArgument(parent, node);
  return (
    parent?.type === 'AssignmentExpression' && parent.right === node && unwrap(parent.left).type === 'MemberExpression'
  );
}

/** `{ page, done }`, `[page, done]`: what is put into an object or list is kept where that is. */
function recordAround(node: Node): Node {
  for (let at = node; ;) {
    const { parent } = at;
    if (parent?.type === 'Property' && parent.value === at && parent.parent.type === 'ObjectExpression')
      at = wrapped(parent.parent);
    else if (parent?.type === 'ArrayExpression') at = wrapped(parent);
    else return at;
  }
}
