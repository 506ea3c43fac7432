import { propertyName, rootOf, unwrap, type Node } from '../source/ast.ts';
import { constantValue } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isNamed } from './callee-path.ts';
import { requestMakers } from './failure-sources.ts';
import { moduleOf } from './origins.ts';

/** Whether a callee makes a request of Node: `https.get`, `(isSecure ? https : http).get`, and the latter through a name. */
export function makesRequest(callee: Node, source: Source): boolean {
  if (isOfProject(callee, source)) return false;
  if (isNamed(callee, requestMakers, source)) return true;
  if (callee.type !== 'MemberExpression' || !/^(?:get|request)$/u.test(propertyName(callee) ?? '')) return false;
  const object = unwrap(callee.object);
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  const choice = unwrap(constantValue(variable) ?? object);
  return (
    choice.type === 'ConditionalExpression' &&
    [choice.consequent, choice.alternate].every((each) => isRequestModule(each, source))
  );
}

/** `import { http } from '../net/http.js'`: what a project calls so tells its callback of failures in a manner of its own. */
function isOfProject(callee: Node, source: Source): boolean {
  const root = rootOf(callee);
  const from = root.type === 'Identifier' ? moduleOf(source.bindings.variable(root)) : undefined;
  return from?.startsWith('.') === true;
}

function isRequestModule(node: Node, source: Source): boolean {
  const at = unwrap(node);
  const from = at.type === 'Identifier' ? moduleOf(source.bindings.variable(at)) : undefined;
  return from !== undefined && /^(?:node:)?https?$/u.test(from);
}
