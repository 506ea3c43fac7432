import { enclosingFunction, isFunction, isInside, isLoop, propertyName, unwrap, type Node } from '../source/ast.ts';
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import type { StateChange } from './notification-changes.ts';
import type { LateChange } from './notification-flow.ts';
import { isNamedAfter } from './notification-names.ts';
import type { Holder, Owners } from './notification-owners.ts';
import type { Notification } from './notifications.ts';

export interface Surroundings {
  readonly source: Source;
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
    isRechecked(site, told.site, around) ||
    isInOtherLoop(site, told.site) ||
    (told.kind !== 'settlement' && isMadeSince(change, told.site, around.source)) ||
    around.owners.declared(holder).kind === 'accessor' ||
    /(?:emitt|notify|dispatch|fir|trigger|publish|broadcast)ing/iu.test(around.name) ||
    !around.owners.isObservable(holder, change.node) ||
    isAnnouncedNext(late, around)
  );
}

/** What was used up is put away or made anew: the aborted controller, the settled promise, the list that was handed over. */
function isRelease({ told, change }: LateChange): boolean {
  if (told.kind === 'abort' || told.kind === 'settlement') {
    if (change.holders.some((holder) => isAmong(holder, told.through))) return true;
    // What is only let go of after an abort is not for its listeners to ask for.
    return told.kind === 'abort' && isReset(change);
  }
  const call = told.site.type === 'CallExpression' ? told.site : undefined;
  return isReset(change) && call?.arguments.some((argument) => mentions(argument, fieldOf(change.target))) === true;
}

export function isNothing(value: Node): boolean {
  const at = unwrap(value);
  return (at.type === 'Literal' && at.value === null) || (at.type === 'Identifier' && at.name === 'undefined');
}

/** Whether a place is emptied: `x = []`, `x.length = 0`, `x.clear()`. */
function isReset({ node, form, value }: StateChange): boolean {
  if (form === 'collection') {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    return callee?.type === 'MemberExpression' && /^(?:clear|splice)$/u.test(propertyName(callee) ?? '');
  }
  const at = value && unwrap(value);
  if (at === undefined) return false;
  if (at.type === 'ArrayExpression') return at.elements.length === 0;
  if (at.type === 'ObjectExpression') return at.properties.length === 0;
  return (
    isNothing(at) ||
    (at.type === 'Literal' && (at.value === '' || at.value === 0)) ||
    (at.type === 'NewExpression' && at.arguments.length === 0)
  );
}

/** The name of the field that a target is, or is a part of: `length` and elements are parts. */
export function fieldOf(target: Node): string {
  const at = unwrap(target);
  if (at.type === 'Identifier') return at.name;
  if (at.type !== 'MemberExpression') return '';
  const name = propertyName(at);
  return name === undefined || name === 'length' ? fieldOf(at.object) : name;
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
    if (other === change || other.node.range[0] >= told.site.range[0] || !sharesHolder(other.holders, change.holders))
      return false;
    const block = blockOf(other.node);
    return enclosingFunction(other.node) === enclosingFunction(site) && isInside(told.site, block);
  });
}

/** The block, `case`, function or program whose statements the node is among. */
function blockOf(node: Node): Node {
  let at = node;
  while (at.type !== 'BlockStatement' && at.type !== 'SwitchCase' && at.type !== 'Program' && !isFunction(at))
    at = at.parent;
  return at;
}

/** The code looks at the state again after the notification, and changes it if it is still so. */
function isRechecked(site: Node, told: Node, { name, source }: Surroundings): boolean {
  const asks = (test: Node, isExit: boolean): boolean =>
    test.range[0] > told.range[1] && asksFor(test, name, isExit, told, source);
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    const test =
      parent.type === 'IfStatement' || parent.type === 'ConditionalExpression'
        ? parent.test
        : parent.type === 'LogicalExpression' && parent.right === at
          ? parent.left
          : undefined;
    if (test && test !== at && asks(test, false)) return true;
    // `if (this.closed) return;` on the way there.
    const statements = parent.type === 'BlockStatement' ? parent.body : [];
    if (
      statements.some(
        (each) =>
          each.type === 'IfStatement' &&
          each.range[1] < at.range[0] &&
          isLeaving(each.consequent) &&
          asks(each.test, true),
      )
    )
      return true;
  }
  return false;
}

/** Whether a test reads the state, itself or through a constant; an early exit may go by other state of the object. */
function asksFor(test: Node, name: string, isExit: boolean, told: Node, source: Source): boolean {
  let asks = false;
  walk(test, (node) => {
    if ((node.type === 'MemberExpression' && propertyName(node) === name) || (isExit && node.type === 'ThisExpression'))
      asks = true;
    if (node.type === 'Identifier') {
      const variable = source.bindings.variable(node);
      const init = variable && isConstant(variable) ? initializer(variable) : undefined;
      if (node.name === name || (init && init.range[0] > told.range[1] && mentions(init, name))) asks = true;
    }
    return !asks;
  });
  return asks;
}

function isLeaving(branch: Node): boolean {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  return (
    last?.type === 'ReturnStatement' ||
    last?.type === 'ThrowStatement' ||
    last?.type === 'ContinueStatement' ||
    last?.type === 'BreakStatement'
  );
}

/** What a loop after the notification does is work of its own, turn by turn. */
function isInOtherLoop(site: Node, told: Node): boolean {
  // The callback of a `forEach` after it is a loop as well.
  for (let at: Node | undefined = site; at && !isInside(told, at); at = at.parent)
    if (isLoop(at) || isFunction(at)) return true;
  return false;
}

/** The value was only made after the notification, so what it announced cannot have been this. */
function isMadeSince({ node, form, value }: StateChange, told: Node, source: Source): boolean {
  const given = form === 'collection' && node.type === 'CallExpression' ? node.arguments.at(-1) : value;
  const fn = enclosingFunction(told);
  let isSince = false;
  if (given && fn && isInside(node, fn)) {
    walk(given, (at) => {
      const declared = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0]?.name.range[0] : undefined;
      if (declared !== undefined && declared > told.range[1] && declared < node.range[0]) isSince = true;
      return !isFunction(at);
    });
  }
  return isSince;
}

/** A later notification of the same object announces the change, and the earlier one announced something else. */
function isAnnouncedNext({ told, change, site }: LateChange, { notifications, name }: Surroundings): boolean {
  if (told.kind === 'settlement' || (told.event !== undefined && isNamedAfter(told.event, name))) return false;
  const block = blockOf(site);
  return notifications.some(
    (other) =>
      other.node.range[0] >= site.range[1] &&
      isInside(other.node, block) &&
      change.holders.some((holder) => other.owners.has(holder.owner)) &&
      enclosingFunction(other.node) === enclosingFunction(site),
  );
}

export function mentions(test: Node, name: string): boolean {
  let found = false;
  walk(test, (node) => {
    if (
      (node.type === 'Identifier' && node.name === name) ||
      (node.type === 'MemberExpression' && propertyName(node) === name)
    )
      found = true;
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
