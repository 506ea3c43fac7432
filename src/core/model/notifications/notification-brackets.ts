import { isFunction, isInside, type Node } from '../../source/ast.ts';
import { suspendsBetween, turnOf } from '../turns.ts';
import type { Surroundings } from './notification-excuses.ts';
import type { LateChange } from './notification-flow.ts';
import { isNamedAfter, tellsOfEnd } from './notification-names.ts';
import { nameOfValue } from './notification-relations.ts';

/** The same state was written before the notification: `this.emitting = true; emit(); this.emitting = false`. */
export function isBracket(
  { told, change, site, holder }: LateChange,
  { neighbours, owners, source }: Surroundings,
): boolean {
  // `state = 'busy'; …; emit('done'); state = 'done'` goes on to what the event has told of.
  const becomes = change.value && nameOfValue(change.value);
  if (becomes !== undefined && told.kind === 'event' && isNamedAfter(told.event ?? '', becomes)) return false;
  for (const other of neighbours.changes(change, site)) {
    if (other.node.range[0] > told.site.range[0] || !isInside(told.site, blockOf(other.node))) continue;
    // `building = true; await bundle(); emit('done'); building = false` brackets the work, of whose end the event tells.
    const isOfWork =
      told.kind === 'settlement'
        ? goesOn(becomes, owners.declared(holder))
        : told.kind === 'event' && tellsOfEnd(told.event ?? '');
    if (!isOfWork || !suspendsBetween(other.node.range[1], told.site.range[0], turnOf(told.site), source)) return true;
  }
  return false;
}

/** Whether the state comes to a phase that it has not been in before, rather than back to where it began. */
function goesOn(phase: string | undefined, { values }: { readonly values: readonly Node[] }): boolean {
  return phase !== undefined && values.filter((each) => nameOfValue(each) === phase).length === 1;
}

/** The block, `case`, function or program whose statements the node is among. */
export function blockOf(node: Node): Node {
  let at = node;
  while (at.type !== 'BlockStatement' && at.type !== 'SwitchCase' && at.type !== 'Program' && !isFunction(at))
    at = at.parent;
  return at;
}
