import { acquisitionsWithin } from '../model/acquisitions/acquisitions.ts';
import type { AbortListener } from '../model/abort/abort-listeners.ts';
import { isExecutor } from '../model/turns.ts';
import { enclosingFunction, isInside, rootOf, wrapped, type Node } from '../source/ast.ts';
import { isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import type { Edit } from './edit.ts';
import { indentAt, lineBreak, semicolon } from './layout.ts';

/**
 * `signal.throwIfAborted();` on a line before the function does anything that the throw would leave behind, such as a timer.
 * None where a throw does not reject the promise, or where such a thing is done before the signal is known.
 */
export function checkAbortedFirst({ node, signal, kind }: AbortListener, source: Source): Edit | undefined {
  const statement = wrapped(node).parent;
  if (kind === 'promise' || statement?.type !== 'ExpressionStatement') return undefined;
  const home = enclosingFunction(statement);
  if (home?.body.type !== 'BlockStatement' || statement.parent !== home.body) return undefined;
  if (!home.async && !isExecutor(home)) return undefined;
  const { body } = home.body;
  const at = placeFor(signal, body.slice(0, body.indexOf(statement)), statement, source);
  if (at === undefined) return undefined;
  const { text } = source;
  const access = text.startsWith('?.', signal.range[1]) ? '?.' : '.';
  const [start] = at.range;
  const end = semicolon(text) || (/[([`+\-/]/u.test(text.charAt(start)) ? ';' : '');
  const check = `${text.slice(...signal.range)}${access}throwIfAborted()${end}`;
  return { range: [start, start], text: `${check}${lineBreak(text)}${indentAt(text, start)}` };
}

/** The first of the statements that does something, of those that run in one go with the registration. */
function placeFor(signal: Node, before: readonly Node[], registration: Node, source: Source): Node | undefined {
  const root = rootOf(signal);
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  if (variable !== undefined && !isConstant(variable)) return undefined;
  const known = before.findIndex((each) => variable?.defs.some(({ name }) => isInside(name, each)));
  const from = Math.max(before.findLastIndex(waits), known) + 1;
  const isLate = before.slice(0, from).some((each, index) => index !== known && keeps(each, source));
  return isLate ? undefined : (before.slice(from).find(acts) ?? registration);
}

/** Whether a statement may leave something that has to be let go: what it listens to, or what a call gave it. */
function keeps(statement: Node, source: Source): boolean {
  const isKept = (node: Node): boolean => node.type === 'VariableDeclarator' || node.type === 'AssignmentExpression';
  return acquisitionsWithin(statement, source).length > 0 || (acts(statement) && someOwnNode(statement, isKept));
}

function acts(statement: Node): boolean {
  return someOwnNode(statement, ({ type }) => /^(?:Call|New|Import|TaggedTemplate|Await|Yield)Expression$/u.test(type));
}

function waits(statement: Node): boolean {
  const isAwait = (node: Node): boolean => /^(?:Await|Yield)Expression$/u.test(node.type);
  return someOwnNode(statement, (node) => isAwait(node) || (node.type === 'ForOfStatement' && node.await));
}
