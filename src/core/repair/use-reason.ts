import type { InventedError } from '../model/abort/abort-reactions.ts';
import { thisOwner } from '../model/this-owner.ts';
import { chainRootOf, enclosingFunction, unwrap, wrapped, type Node } from '../source/ast.ts';
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Edit } from './edit.ts';

/** The signal's reason in place of the error made up for an abort; undefined where the signal has no name there. */
export function useReason({ signal, error, use }: InventedError, source: Source): Edit | undefined {
  const at = madeFor(error, use, source) ?? error;
  return meansTheSame(signal, at, source)
    ? { range: at.range, text: `${source.text.slice(...signal.range)}${mayBeMissing(signal, at) ? '?.' : '.'}reason` }
    : undefined;
}

/** `signal?.addEventListener('abort', …)`: the listener knows that there is a signal, and its types do not. */
function mayBeMissing(signal: Node, at: Node): boolean {
  const { parent } = wrapped(signal);
  return parent?.type === 'MemberExpression' && parent.optional && enclosingFunction(signal) !== enclosingFunction(at);
}

/** What a constant of the same block as its use is given: once replaced there, it serves all its uses. */
function madeFor(error: Node, use: Node, source: Source): Node | undefined {
  const variable = error.type === 'Identifier' ? source.bindings.variable(error) : undefined;
  const made = variable && isConstant(variable) ? initializer(variable) : undefined;
  return made?.type === 'NewExpression' && blockOf(made) === blockOf(use) ? made : undefined;
}

function blockOf(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'BlockStatement') at = at.parent;
  return at;
}

/** Whether the text of an expression would mean the same at another node. */
export function meansTheSame(expression: Node, at: Node, source: Source): boolean {
  const root = unwrap(chainRootOf(expression));
  if (root.type === 'ThisExpression') return thisOwner(root) !== undefined && thisOwner(root) === thisOwner(at);
  return root.type === 'Identifier' && source.bindings.visible(root.name, at) === source.bindings.variable(root);
}
