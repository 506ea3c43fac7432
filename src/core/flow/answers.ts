import { onlyExpression, unwrap, type CallExpression, type FunctionNode, type Node } from '../source/ast.ts';

/** What says which function of the file an expression stands for, and which one a call runs. */
interface Functions {
  functionOf(value: Node): FunctionNode | undefined;
  callee(call: CallExpression): FunctionNode | undefined;
}

/**
 * The expression that a question of the file's own gives: `get isOver() { return this.#done; }` for `this.isOver`, and
 * `const isOver = () => done` for `isOver()`. A function with parameters asks of each argument something else.
 */
export function answerOf(question: Node, functions: Functions): Node | undefined {
  const at = unwrap(question);
  let fn: FunctionNode | undefined;
  if (at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression') {
    fn = functions.functionOf(at);
    if (fn?.parent.type !== 'MethodDefinition' || fn.parent.kind !== 'get') return undefined;
  } else if (at.type === 'CallExpression' && at.arguments.length === 0) fn = functions.callee(at);
  if (fn === undefined || fn.async || fn.generator || fn.params.length > 0) return undefined;
  const answer = onlyExpression(fn.body);
  return answer?.type === 'CallExpression' ? undefined : answer;
}
