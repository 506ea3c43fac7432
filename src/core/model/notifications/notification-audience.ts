import { isNothing, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isExecutor } from '../turns.ts';
import type { Told } from './notification-flow.ts';
import { parameterOf } from '../callbacks/inner-functions.ts';

/** Whether all that a callback's place is ever given are resolvers of promises, whose reactions run in a later turn. */
export function isHeardByResolvers({ kind, site }: Told, source: Source): boolean {
  const callee = kind === 'callback' && site.type === 'CallExpression' ? unwrap(site.callee) : undefined;
  const name = callee?.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (name === undefined) return false;
  let isGiven = false;
  for (const member of source.mentions.members(name)) {
    const at = wrapped(member);
    const { parent } = at;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== at || isNothing(parent.right)) continue;
    if (!isResolver(parent.right, source)) return false;
    isGiven = true;
  }
  return isGiven;
}

function isResolver(value: Node, source: Source): boolean {
  const given = parameterOf(value, source);
  return given !== undefined && isExecutor(given.node);
}

/** Whether the same listeners, or others of the object, are told of the change next: `this.emit('close'); this.override = undefined; this.emit('reconnecting');` */
export function isFollowedByLike(site: Node, told: Node, source: Source): boolean {
  const statement = site.parent?.type === 'ExpressionStatement' ? site.parent : undefined;
  const block = statement?.parent;
  if (told.type !== 'CallExpression' || block?.type !== 'BlockStatement') return false;
  const next = block.body[block.body.findIndex((each) => each === statement) + 1];
  const call = next?.type === 'ExpressionStatement' ? unwrap(next.expression) : undefined;
  return (
    call?.type === 'CallExpression' &&
    source.text.slice(...call.callee.range) === source.text.slice(...told.callee.range)
  );
}
