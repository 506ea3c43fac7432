import { dottedName, isFunction, type Node } from '../source/ast.ts';

/** `it(…)`, `test.only(…)`, `Deno.test(…)`, `utils.testWithClient(…)` */
const tests =
  /^(?:(?:it|test|specify|unittest|describe|suite)(?:\.(?:only|skip|each|concurrent|serial|failing|fails|slow))*|(?:\w+\.)*test[A-Z]\w*|(?:Deno|t|bdd|tap)\.(?:test|it|step))$/u;

/** Whether a node is in the callback of a test: what happens there, and when, the test decides. */
export function isInTest(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const { parent }: Node = at;
    if (isFunction(at) && parent?.type === 'CallExpression' && tests.test(dottedName(parent.callee) ?? '')) return true;
  }
  return false;
}
