import {
  assignmentTo,
  chainRootOf,
  enclosingFunction,
  isInConstructor,
  isInside,
  unwrap,
  type Node,
  loopsAround,
  type LoopNode,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import type { LateChange } from './notification-flow.ts';
import { isNoCallback } from './notification-forms.ts';
import { isAmong, isOnlyWritten, type Owners } from './notification-owners.ts';

/** Whether code between the notification and the change goes by the state, as the listeners have left it. */
export function isReadBetween({ told, change, site, holder }: LateChange, owners: Owners): boolean {
  if (told.kind === 'settlement' || site !== change.node) return false;
  const variable = owners.variableOf(holder);
  const uses = variable ? variable.references.map(({ identifier }) => identifier) : owners.members(holder.field);
  const fn = enclosingFunction(site);
  return uses.some(
    (use) =>
      use.range[0] >= told.site.range[1] &&
      use.range[1] <= site.range[0] &&
      enclosingFunction(use) === fn &&
      !isOnlyWritten(use) &&
      !loopsBefore(site, told.site).some((loop) => isInside(use, loop)),
  );
}

/** Whether it tells of one element after the other, and the change comes when all are told of; a loop through the listeners tells of one. */
export function isToldOfEach({ told, site }: LateChange, { bindings }: Source): boolean {
  const callee = told.site.type === 'CallExpression' ? chainRootOf(told.site.callee) : undefined;
  const listener = callee?.type === 'Identifier' ? bindings.variable(callee)?.identifiers[0] : undefined;
  return loopsBefore(site, told.site).some(
    (loop) => loop.type !== 'ForOfStatement' || listener === undefined || !isInside(listener, loop.left),
  );
}

/** The loops around a node that have ended when a later one is reached. */
function loopsBefore(later: Node, node: Node): readonly LoopNode[] {
  return loopsAround(node).filter((loop) => !isInside(later, loop));
}

/**
 * A list of callbacks that is emptied when a loop has asked for its length each time: the loop works off those that are added
 * meanwhile. One that goes through the list itself calls them by the way, whatever they were added for.
 */
export function isWorkedOff({ told, change, site }: LateChange, source: Source): boolean {
  if (told.kind !== 'callback' || !change.holders.some((each) => isAmong(each, told.through))) return false;
  const list = source.text.slice(...change.target.range).replace(/\.length$/u, '');
  return loopsBefore(site, told.site).some((loop) => {
    if (loop.type !== 'ForStatement' && loop.type !== 'WhileStatement') return false;
    return (
      loop.test?.type !== undefined && someNode(loop.test, (at) => source.text.slice(...at.range) === `${list}.length`)
    );
  });
}

/** A single callback that only the maker of the object gives, or code elsewhere: none that came meanwhile is put away. */
export function isGivenOnce({ told, change, holder }: LateChange, owners: Owners): boolean {
  if (told.kind !== 'callback' || told.site.type !== 'CallExpression') return false;
  const target = unwrap(change.target);
  if (target.type === 'MemberExpression' && target.computed) return false;
  if (!change.holders.some((each) => isAmong(each, told.through))) return false;
  if (change.form !== 'delete' && (change.value === undefined || !isNoCallback(change.value))) return false;
  const assigned = owners.variableOf(holder)
    ? []
    : owners.members(holder.field).flatMap((member) => assignmentTo(member)?.right ?? []);
  const values = [...owners.declared(holder).values, ...assigned];
  return values.every((value) => isNoCallback(value) || isInConstructor(value));
}
