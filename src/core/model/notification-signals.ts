import { calleeName } from '../flow/callback-timing.ts';
import { propertyName, unwrap, wrapped, type MemberExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Owners } from './notification-owners.ts';

/** Calls that take a signal and run nothing of the program's own when it aborts. */
const platform = /(?:^|\.)(?:fetch|addEventListener|removeEventListener)$/u;

/** Calls that give another signal for the ones they get. */
const combining = /(?:^AbortSignal\.any$|signal\w*$)/iu;

/**
 * Whether all that hears of a controller's abort is the platform: the file gives the signal to `fetch` and
 * `addEventListener` alone. Where it gives it to nobody, somebody else does that.
 */
export function isHeardByPlatformOnly(controller: string, owners: Owners, source: Source): boolean {
  const hearers: boolean[] = [];
  const follow = (node: Node, depth: number): void => {
    const heard = depth > 5 ? 'code' : hearer(node, source);
    if (Array.isArray(heard)) for (const next of heard) follow(next, depth + 1);
    else if (heard !== 'nobody') hearers.push(heard === 'platform');
  };
  for (const member of owners.members('signal')) if (nameOf(member.object) === controller) follow(member, 0);
  for (const member of owners.members(controller)) if (isGiven(member)) follow(member, 0);
  return hearers.length > 0 && hearers.every(Boolean);
}

function nameOf(node: Node): string | undefined {
  const at = unwrap(node);
  return at.type === 'MemberExpression' ? propertyName(at) : at.type === 'Identifier' ? at.name : undefined;
}

/** Whether the controller itself is given away. */
function isGiven(member: MemberExpression): boolean {
  const at = wrapped(member);
  return at.parent?.type === 'CallExpression' && at.parent.callee !== at;
}

/** Who hears of the signal here, or the expressions that carry it on. */
function hearer(node: Node, source: Source): 'nobody' | 'platform' | 'code' | readonly Node[] {
  const at = wrapped(node);
  const { parent } = at;
  switch (parent?.type) {
    case 'MemberExpression':
      return parent.object === at && /^(?:aborted|throwIfAborted|reason)$/u.test(propertyName(parent) ?? '') ? 'nobody' : 'code';
    case 'VariableDeclarator': {
      const variables = source.bindings.declared(parent);
      return variables.flatMap((variable) => variable.references.filter((each) => each.isRead()).map((each) => each.identifier));
    }
    case 'Property':
      return [parent.parent];
    case 'ArrayExpression':
    case 'LogicalExpression':
    case 'ConditionalExpression':
      return [parent];
    case 'CallExpression': {
      const name = calleeName(parent) ?? '';
      if (parent.callee === at) return 'code';
      if (platform.test(name)) return 'platform';
      return combining.test(name) ? [parent] : 'code';
    }
    default:
      return 'code';
  }
}
