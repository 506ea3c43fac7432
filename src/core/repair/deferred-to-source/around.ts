import { enclosingFunction, isFunction, isInside, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { startOfSpace } from '../../source/text.ts';
import { checkedType } from './checked-javascript.ts';
import type { OriginSite } from './origin-site.ts';

// Small questions and answers about the text and tree around a place.

export function isPlainCall(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'CallExpression' && parent.callee === wrapped(node) && !parent.optional;
}

/** Whether the node is in a function declaration that is named above the statement, or in another declaration. */
export function isCalledBefore(node: Node, statement: Node, source: Source): boolean {
  for (let fn = enclosingFunction(node); fn && !isInside(statement, fn); fn = enclosingFunction(fn)) {
    if (fn.type !== 'FunctionDeclaration' || fn.id === null || fn.parent !== statement.parent) continue;
    const references = source.bindings.declaredBy(fn.id)?.references ?? [];
    if (
      references.some(
        ({ identifier }) =>
          identifier.range[0] < statement.range[0] || enclosingFunction(identifier)?.type === 'FunctionDeclaration',
      )
    )
      return true;
  }
  return false;
}

/** The expression that makes the source of a promise. @param type the type argument, in TypeScript */
export function construct(type: string | undefined, { node }: OriginSite, source: Source): string {
  if (type !== undefined) return `new TaskCompletionSource<${type}>()`;
  const checked = checkedType(node, source);
  const made = 'new TaskCompletionSource()';
  return checked === undefined ? made : `/** @type {TaskCompletionSource<${checked}>} */ (${made})`;
}

/** The name that the promise goes by: what it is assigned to, or the function that returns it. */
export function promiseName({ node }: OriginSite): string | undefined {
  const at = wrapped(node);
  const { parent } = at;
  if (parent?.type === 'VariableDeclarator' && parent.id.type === 'Identifier') return parent.id.name;
  if (
    parent?.type === 'PropertyDefinition' &&
    (parent.key.type === 'Identifier' || parent.key.type === 'PrivateIdentifier')
  )
    return parent.key.name;
  if (parent?.type === 'AssignmentExpression') {
    const left = unwrap(parent.left);
    if (left.type === 'Identifier') return left.name;
    if (left.type === 'MemberExpression' && !left.computed) return left.property.name;
  }
  return undefined;
}

/** `response` of `const response = await new Promise(…)` */
export function awaitedName({ node }: OriginSite): string | undefined {
  const { parent } = wrapped(node);
  const at = parent?.type === 'AwaitExpression' ? wrapped(parent).parent : undefined;
  return at?.type === 'VariableDeclarator' && at.id.type === 'Identifier' ? at.id.name : undefined;
}

export function isEmpty(node: Node): boolean {
  const at = unwrap(node);
  return (at.type === 'Literal' && at.raw === 'null') || isUndefined(at);
}

function isUndefined(at: Node): boolean {
  if (at.type === 'UnaryExpression') return at.operator === 'void' && at.argument.type === 'Literal';
  return at.type === 'Identifier' && at.name === 'undefined';
}

/** A function that does nothing, with so many parameters at most. */
export function isNoop(node: Node, parameters = Infinity): boolean {
  const at = unwrap(node);
  if (!isFunction(at) || at.async || at.generator || at.params.length > parameters) return false;
  return at.body.type === 'BlockStatement' ? at.body.body.length === 0 : isUndefined(unwrap(at.body));
}

export function isAdjacent(a: Node, b: Node): boolean {
  const { parent } = a;
  if (parent !== b.parent || (parent?.type !== 'BlockStatement' && parent?.type !== 'Program')) return false;
  const body: readonly Node[] = parent.body;
  return Math.abs(body.indexOf(a) - body.indexOf(b)) <= 1;
}

export function withParens(node: Node, source: Source): readonly [number, number] {
  let [start, end] = node.range;
  const open = startOfSpace(source.text, start) - 1;
  const after = /^\s*\)/u.exec(source.text.slice(end));
  if (source.text[open] === '(' && after) {
    start = open;
    end += after[0].length;
  }
  return [start, end];
}
