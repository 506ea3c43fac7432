import { enclosingFunction, isNothing, unwrap, type Node } from '../../source/ast.ts';
import { takenFrom } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { placeKey } from '../place-keys.ts';
import { registrationAt } from '../registrations.ts';
import type { LateChange } from './notification-flow.ts';
import type { Owners } from './notification-owners.ts';

/**
 * Whether what is put away is the very object whose event is passed on: who is told of its end looks for it there, or
 * puts another in its place. `socket.onclose = () => { this.options.onClose(); this.socket = null; }`
 */
export function isPassedOn({ told, change, site, holder }: LateChange, owners: Owners, source: Source): boolean {
  if (change.form !== 'assign' || change.value === undefined || !isNothing(change.value)) return false;
  const fn = enclosingFunction(told.site);
  const registration = fn && enclosingFunction(site) === fn ? registrationAt(fn, source) : undefined;
  if (registration?.kind !== 'listener' && registration?.kind !== 'property') return false;
  const { receiver } = registration;
  const place = placeKey(change.target, source);
  if (receiver === undefined || place === undefined) return false;
  return placeKey(receiver, source) === place || isKeptAs(receiver, place, owners.declared(holder).values, source);
}

/** Whether a variable holds what is kept in a place: it was taken from there, or put there. */
function isKeptAs(node: Node, place: string, values: readonly Node[], source: Source): boolean {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable === undefined) return false;
  const from = takenFrom(variable);
  const value = from && unwrap(from);
  const origin = value?.type === 'AssignmentExpression' ? value.left : value;
  return (
    (origin !== undefined && placeKey(origin, source) === place) ||
    values.some((each) => source.bindings.variable(unwrap(each)) === variable)
  );
}
