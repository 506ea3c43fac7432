import type { InventedError } from '../model/abort/abort-reactions.ts';
import { thisOwner } from '../model/this-owner.ts';
import { chainRootOf, enclosingFunction, unionHas, unwrap, wrapped, type Node } from '../source/ast.ts';
import { constantValue } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { isTyped } from './deferred-to-source/result-type.ts';
import type { Edit } from './edit.ts';

/**
 * The signal's reason in place of the error made up for an abort; undefined where the signal has no name there, or the
 * error is of a class that callers may tell it by.
 */
export function useReason({ signal, error, use }: InventedError, source: Source): Edit | undefined {
  const at = madeFor(error, use, source) ?? error;
  return meansTheSame(signal, at, source) && !isOfSharedClass(at, source)
    ? {
        range: at.range,
        text: `${source.text.slice(...signal.range)}${mayBeMissing(signal, at, source) ? '?.' : '.'}reason`,
      }
    : undefined;
}

/** `new AbortError()` of a class that is imported or exported. */
function isOfSharedClass(error: Node, { bindings }: Source): boolean {
  const made = unwrap(error);
  // `errors.AbortError` is what `errors` was imported with.
  const callee = made.type === 'NewExpression' ? unwrap(chainRootOf(made.callee)) : undefined;
  const variable = callee?.type === 'Identifier' ? bindings.variable(callee) : undefined;
  const [definition] = variable?.defs ?? [];
  return (
    definition?.type === 'ImportBinding' ||
    definition?.node.parent?.type === 'ExportNamedDeclaration' ||
    (variable?.references ?? []).some(({ identifier }) => identifier.parent?.type === 'ExportSpecifier')
  );
}

/** `signal?.addEventListener('abort', …)`: the listener knows that there is a signal, and its types do not. */
function mayBeMissing(signal: Node, at: Node, source: Source): boolean {
  const { parent } = wrapped(signal);
  const isAsked = parent?.type === 'MemberExpression' && parent.optional;
  return (isAsked && enclosingFunction(signal) !== enclosingFunction(at)) || isForgotten(signal, at, source);
}

/** Whether a function declaration stands between the use of a parameter that may be left out and its test: there types forget. */
function isForgotten(signal: Node, at: Node, source: Source): boolean {
  const name = unwrap(signal);
  const variable = name.type === 'Identifier' && isTyped(source) ? source.bindings.variable(name) : undefined;
  const [parameter] = variable?.identifiers ?? [];
  if (parameter?.type !== 'Identifier' || variable?.defs[0]?.type !== 'Parameter') return false;
  const type = parameter.typeAnnotation?.typeAnnotation;
  if (!parameter.optional && !unionHas(type, 'TSUndefinedKeyword', 'TSNullKeyword')) return false;
  const home = enclosingFunction(parameter);
  for (let fn = enclosingFunction(at); fn && fn !== home; fn = enclosingFunction(fn))
    if (fn.type === 'FunctionDeclaration') return true;
  return false;
}

/** What a constant of the same block as its use is given: once replaced there, it serves all its uses. */
function madeFor(error: Node, use: Node, source: Source): Node | undefined {
  const variable = error.type === 'Identifier' ? source.bindings.variable(error) : undefined;
  const made = constantValue(variable);
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
