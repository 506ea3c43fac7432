import { isFunction, isNothing, unwrap, type CallExpression, type FunctionNode, type Node } from '../source/ast.ts';
import { someOwnNode } from '../source/visit.ts';

/**
 * Whether a call gives its callback one element after the other, as far as its arguments say: a text takes a pattern and then what
 * replaces it. `client.replace(key, value, ttl, done)` is a request.
 */
export function isOfElements(node: CallExpression, method: string, handler: Node): boolean {
  const { length } = node.arguments;
  return !/^replace(?:All)?$/u.test(method) || (length === 2 && node.arguments[1] === handler);
}

/** Whether a method goes on to the next element whatever its callback gives. */
export function runsForEach(method: string, handler: Node): boolean {
  const fn = unwrap(handler);
  // `every` ends at the first callback that does not give `true`; the searching ones end when theirs gives something.
  if (method === 'every') return isFunction(fn) && givesOnly(fn, true);
  if (!/^(?:some|find(?:Index|Last|LastIndex)?)$/u.test(method)) return true;
  return !isFunction(fn) || givesOnly(fn, false);
}

/** Whether all that a function gives back is the one answer; what gives nothing says no. */
function givesOnly(fn: FunctionNode, answer: boolean): boolean {
  const isAnswer = (value: Node | null): boolean =>
    value === null || isNothing(value) ? !answer : value.type === 'Literal' && value.value === answer;
  if (fn.body.type !== 'BlockStatement') return isAnswer(unwrap(fn.body));
  if (answer && fn.body.body.at(-1)?.type !== 'ReturnStatement') return false;
  return !someOwnNode(
    fn.body,
    (node) => node.type === 'ReturnStatement' && !isAnswer(node.argument && unwrap(node.argument)),
  );
}
