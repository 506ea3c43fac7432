import {
  isFunction,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { semicolon } from '../layout.ts';
import { mapText } from './requests.ts';
import { decline } from './reasons.ts';

/** A statement that rejects all requests, and what stands in its place. */
export interface Drain {
  readonly statement: Node;
  readonly edit: Edit;
}

/** `for (const { reject } of map.values()) reject(error)`, or `map.forEach(({ reject }) => reject(error))`. @throws {Declined} */
export function drainOf(call: CallExpression, source: Source): Drain {
  const { parent } = wrapped(call);
  if (parent?.type === 'ForOfStatement' && parent.right === wrapped(call) && !parent.await) {
    const declaration = parent.left;
    const name = declaration.type === 'VariableDeclaration' ? declaration.declarations[0].id : undefined;
    return drain(parent, name, parent.body, call, source, false);
  }
  const [callback] = call.arguments;
  const fn = callback && unwrap(callback);
  const isUnused =
    parent?.type === 'ExpressionStatement' ||
    (parent?.type === 'ArrowFunctionExpression' && parent.body === wrapped(call));
  if (!isUnused || !isFunction(fn) || fn.params.length !== 1) return decline('use-unknown');
  return drain(parent, fn.params[0], fn.body, call, source, true);
}

function drain(
  statement: Node,
  name: Node | undefined,
  body: Node,
  call: CallExpression,
  source: Source,
  isCallback: boolean,
): Drain {
  const rejects = onlyExpression(body.type === 'ExpressionStatement' ? body.expression : body);
  if (name === undefined || rejects?.type !== 'CallExpression' || rejects.arguments.length !== 1)
    return decline('use-unknown');
  const callee = unwrap(rejects.callee);
  const isReject =
    callee.type === 'MemberExpression'
      ? propertyName(callee) === 'reject' && isNamed(callee.object, name, source)
      : callee.type === 'Identifier' && name.type === 'ObjectPattern' && isTakenOut(callee, name, source);
  const [error] = rejects.arguments;
  if (!isReject || error === undefined || error.type === 'SpreadElement') return decline('use-unknown');
  const end = isCallback ? '' : semicolon(source.text);
  const text = `${mapText(call, source)}.cancelAll(${source.text.slice(...error.range)})${end}`;
  const range = isCallback ? call.range : statement.range;
  return { statement, edit: { range, text } };
}

function isNamed(object: Node, name: Node, source: Source): boolean {
  const at = unwrap(object);
  if (at.type !== 'Identifier' || name.type !== 'Identifier') return false;
  return source.bindings.variable(at) === source.bindings.declaredBy(name);
}

function isTakenOut(callee: Node, pattern: Node, source: Source): boolean {
  if (pattern.type !== 'ObjectPattern') return false;
  const [only, ...others] = pattern.properties;
  if (others.length > 0 || only?.type !== 'Property' || propertyName(only) !== 'reject') return false;
  const { value } = only;
  return value.type === 'Identifier' && source.bindings.variable(callee) === source.bindings.declaredBy(value);
}
