import { enclosingFunction, isFunction, isInside, isLoop, propertyName, type Node } from '../source/ast.ts';
import { walk } from '../source/visit.ts';
import type { StateChange } from './notification-changes.ts';
import type { LateChange } from './notification-flow.ts';
import { isNamedAfter } from './notification-names.ts';
import type { Holder, Owners } from './notification-owners.ts';
import type { Notification } from './notifications.ts';

export interface Surroundings {
  readonly owners: Owners;
  readonly changes: readonly StateChange[];
  readonly notifications: readonly Notification[];
  /** The name of the state that changes. */
  readonly name: string;
}

/** Whether a change that comes after a notification is meant to: each reason is one that a maintainer would give. */
export function isExcused(late: LateChange, around: Surroundings): boolean {
  const { told, change, site, holder } = late;
  return (
    isRelease(late) ||
    isInCleanup(site, told.site) ||
    isBracket(late, around) ||
    isRechecked(site, told.site, around.name) ||
    isInOtherLoop(site, told.site) ||
    around.owners.declared(holder).kind === 'accessor' ||
    /(?:emitt|notify|dispatch|fir|trigger|publish|broadcast)ing/iu.test(around.name) ||
    !around.owners.isObservable(holder, change.node) ||
    isAnnouncedNext(late, around)
  );
}

/** The aborted controller itself is put away or replaced: nothing that its listeners ask for. */
function isRelease({ told, change }: LateChange): boolean {
  return told.kind === 'abort' && change.holders.some((holder) => isAmong(holder, told.through));
}

/** In `finally` a flag is lowered whatever happened; in `catch` the change answers what a listener threw. */
function isInCleanup(site: Node, told: Node): boolean {
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.finalizer === at) return true;
    if (at.type === 'CatchClause' && parent.type === 'TryStatement' && isInside(told, parent.block)) return true;
  }
  return false;
}

/** The same state was written before the notification: `this.emitting = true; emit(); this.emitting = false`. */
function isBracket({ told, change, site }: LateChange, { changes }: Surroundings): boolean {
  return changes.some((other) => {
    if (other === change || other.node.range[0] >= told.site.range[0] || !sharesHolder(other.holders, change.holders)) return false;
    const block = blockOf(other.node);
    return enclosingFunction(other.node) === enclosingFunction(site) && block !== undefined && isInside(told.site, block);
  });
}

function blockOf(node: Node): Node | undefined {
  let at: Node | undefined = node;
  while (at && at.type !== 'BlockStatement' && at.type !== 'SwitchCase' && at.type !== 'Program' && !isFunction(at)) at = at.parent;
  return at;
}

/** The code looks at the state again after the notification, and changes it if it is still so. */
function isRechecked(site: Node, told: Node, name: string): boolean {
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    const test = parent.type === 'IfStatement' || parent.type === 'ConditionalExpression' ? parent.test : parent.type === 'LogicalExpression' && parent.right === at ? parent.left : undefined;
    if (test && test !== at && test.range[0] > told.range[0] && mentions(test, name)) return true;
  }
  return false;
}

/** What a loop after the notification does is work of its own, turn by turn. */
function isInOtherLoop(site: Node, told: Node): boolean {
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) if (isLoop(at) && !isInside(told, at)) return true;
  return false;
}

/** A later notification of the same object announces the change, and the earlier one announced something else. */
function isAnnouncedNext({ told, change, site }: LateChange, { notifications, name }: Surroundings): boolean {
  if (told.kind === 'settlement' || (told.event !== undefined && isNamedAfter(told.event, name))) return false;
  const block = blockOf(site);
  return (
    block !== undefined &&
    notifications.some(
      (other) => other.node.range[0] >= site.range[1] && isInside(other.node, block) && change.holders.some((holder) => other.owners.has(holder.owner)) && enclosingFunction(other.node) === enclosingFunction(site),
    )
  );
}

function mentions(test: Node, name: string): boolean {
  let found = false;
  walk(test, (node) => {
    if ((node.type === 'Identifier' && node.name === name) || (node.type === 'MemberExpression' && propertyName(node) === name)) found = true;
    return !found;
  });
  return found;
}

function isAmong(holder: Holder, holders: readonly Holder[]): boolean {
  return holders.some((other) => other.owner === holder.owner && other.field === holder.field);
}

function sharesHolder(a: readonly Holder[], b: readonly Holder[]): boolean {
  return a.some((holder) => isAmong(holder, b));
}
