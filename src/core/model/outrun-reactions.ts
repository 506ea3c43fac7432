import type { Places } from '../flow/places.ts';
import { isInside, propertyName, unwrap, wrapped, type CallExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { isTopLevel } from './function-bodies.ts';
import type { Handle, Role, Subject } from './completion.ts';
import { localFunction } from './local-functions.ts';

/** The outcome of a promise that a reaction waits for, as a key: `p.then(resolve)` runs when `p` fulfils. */
export function reactionKey(call: CallExpression, value: Node, places: Places): string | undefined {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || callee.property.type !== 'Identifier') return undefined;
  const position = call.arguments.findIndex((arg) => unwrap(arg) === unwrap(value));
  const name = callee.property.name;
  if (name !== 'then' && name !== 'catch' && name !== 'finally') return undefined;
  const key = places.key(callee.object);
  return `${key ?? `?${String(call.range[0])}`}${name === 'then' && position === 0 ? '+' : '-'}`;
}

/** A settlement that comes whenever a promise fulfils. */
export interface AwaitedSettlement {
  readonly site: Node;
  /** What the reaction is given. */
  readonly value: Node;
  readonly subject: Subject;
  readonly role: Role;
}

/** What stands for the event of such a settlement in the turn that asks for it, in which it does not come. */
export const onReaction = 'reaction';

/**
 * What an executor asks for with `load().then(resolve)` or `load().then((value) => resolve(value))`. A reaction never runs in
 * the turn that asks for it, so what the executor settles in the rest of that turn comes first.
 */
export function settlementOnFulfilment(handle: Handle, source: Source): AwaitedSettlement | undefined {
  const { completion, use, through, subject } = handle;
  if (use.kind !== 'hand-off' || use.isMember || use.to.type !== 'CallExpression') return undefined;
  const { to, node, role } = use;
  const { executor, handles } = completion;
  const callee = unwrap(to.callee);
  const [first] = to.arguments;
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'then' || first === undefined) return undefined;
  if (unwrap(first) !== unwrap(node) || executor === undefined || !isInside(to, executor)) return undefined;
  const fn = localFunction(node, source);
  if (subject === undefined || (fn === undefined && through !== undefined)) return undefined;
  if (fn === undefined) return { site: node, value: node, subject, role };
  const settles = handles.find((each) => each.use.kind === 'settle' && isTopLevel(each.use.call, fn))?.use;
  if (settles?.kind !== 'settle' || fn.async) return undefined;
  return { site: settles.call, value: node, subject, role: settles.role };
}

/** Whether the later one is a statement of a block that holds the earlier one: where that is asked for, this comes too. */
export function isBeside(earlier: Node, later: Node): boolean {
  const statement = wrapped(later).parent;
  const block = statement?.parent;
  return block?.type === 'BlockStatement' && statement?.type === 'ExpressionStatement' && isInside(earlier, block);
}
