import { isFunction, isInside, isLoop, propertyName, unwrap, type Node, loopsAround } from '../../source/ast.ts';
import { someNode } from '../../source/visit.ts';
import type { LateChange } from './notification-flow.ts';

/** What a loop after the notification does is work of its own, turn by turn. */
export function isInOtherLoop(site: Node, told: Node): boolean {
  // The callback of a `forEach` after it is a loop as well.
  for (let at: Node | undefined = site; at && !isInside(told, at); at = at.parent)
    if (isLoop(at) || isFunction(at)) return true;
  return false;
}

/**
 * The guard of a loop that works off a queue, lowered when that is empty: what a listener has added meanwhile, the loop
 * has taken, and while the guard was up nobody had to begin another.
 */
export function isLoopGuard({ told, change, site }: LateChange): boolean {
  const value = change.value && unwrap(change.value);
  if (value?.type !== 'Literal' || value.value !== false) return false;
  return loopsAround(told.site).some(
    (loop) => !isInside(site, loop) && 'test' in loop && loop.test && asksForLength(loop.test),
  );
}

/** `queue.length > 0`, `!queue.isEmpty()`, `(item = queue.shift())` */
function asksForLength(test: Node): boolean {
  return someNode(
    test,
    (node) =>
      node.type === 'MemberExpression' &&
      /^(?:length|size|isEmpty|empty|shift|pop|dequeue|peek)$/u.test(propertyName(node) ?? ''),
  );
}

/** `for (const job of jobs) job.abort();`: the code of the loop that is all of a body. */
export function turnOfLoop(body: Node): Node | undefined {
  const [only, ...others] = body.type === 'BlockStatement' ? body.body : [];
  if (only?.type !== 'ForOfStatement' || others.length > 0) return undefined;
  return only.body.type === 'ExpressionStatement' ? only.body.expression : only.body;
}
