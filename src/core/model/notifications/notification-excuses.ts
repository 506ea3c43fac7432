import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../flow/callback-timing.ts';
import {
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  type Node,
  isNothing,
} from '../../source/ast.ts';
import { addTo } from '../../source/multimap.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { fieldOf, mentions, type StateChange } from './notification-changes.ts';
import type { LateChange, Told } from './notification-flow.ts';
import { isFollowedByLike, isHeardByResolvers, isOfOtherListeners, isOfOtherTurns } from './notification-audience.ts';
import { blockOf, isBracket } from './notification-brackets.ts';
import { isInOtherLoop, isLoopGuard } from './notification-loops.ts';
import { isCallbackName, isNamedAfter } from './notification-names.ts';
import { isGivenOnce, isReadBetween, isWorkedOff } from './notification-order.ts';
import { isAmong, type Holder, type Owners } from './notification-owners.ts';
import { isOutOfReach } from './notification-readers.ts';
import { isRelease } from './notification-releases.ts';
import { isRelated, nameOfValue } from './notification-relations.ts';
import type { Notification } from './notifications.ts';

export interface Surroundings {
  readonly source: Source;
  readonly owners: Owners;
  readonly neighbours: Neighbours;
  /** The name of the state that changes. */
  readonly name: string;
}

/** The changes and notifications of a file by the function that they are in. */
export class Neighbours {
  readonly #changes = new Map<Node | undefined, Map<string, StateChange[]>>();
  readonly #notifications = new Map<Node | undefined, Notification[]>();
  readonly #exits = new Map<Node, TSESTree.IfStatement[]>();

  constructor(changes: Iterable<StateChange>, notifications: Iterable<Notification>) {
    for (const change of changes) {
      const fn = enclosingFunction(change.node);
      const byHolder = this.#changes.get(fn) ?? new Map<string, StateChange[]>();
      this.#changes.set(fn, byHolder);
      for (const holder of change.holders) {
        const key = keyOf(holder);
        addTo(byHolder, key, change);
      }
    }
    for (const notification of notifications) {
      const fn = enclosingFunction(notification.node);
      addTo(this.#notifications, fn, notification);
    }
  }

  /** The other changes of the same state in the function of the node, in source order. */
  *changes(of: StateChange, near: Node): Generator<StateChange> {
    const byHolder = this.#changes.get(enclosingFunction(near));
    for (const holder of byHolder ? of.holders : []) {
      for (const change of byHolder?.get(keyOf(holder)) ?? []) if (change !== of) yield change;
    }
  }

  /** The statements of a block that leave it on a condition: `if (this.closed) return;`. */
  exits(block: TSESTree.BlockStatement): readonly TSESTree.IfStatement[] {
    let exits = this.#exits.get(block);
    if (exits === undefined) {
      exits = [];
      for (const each of block.body) if (each.type === 'IfStatement' && isLeaving(each.consequent)) exits.push(each);
      this.#exits.set(block, exits);
    }
    return exits;
  }

  /** The notifications in the function of the node, in source order. */
  notifications(near: Node): readonly Notification[] {
    return this.#notifications.get(enclosingFunction(near)) ?? [];
  }
}

function keyOf({ owner, field }: Holder): string {
  return `${owner} ${field}`;
}

/** Whether a change that comes after a notification is meant to: each reason is one that a maintainer would give. */
export function isExcused(late: LateChange, around: Surroundings): boolean {
  const { told, change, site, holder } = late;
  return (
    isRelease(late, around.source) ||
    isDisposal(late.told.site, around.source) ||
    isInCleanup(late) ||
    isOutcome(late, around) ||
    isLastWord(site, told.site, around.source) ||
    isBracket(late, around) ||
    isRechecked(site, told.site, around) ||
    isInOtherLoop(site, told.site) ||
    isLoopGuard(late) ||
    isHeardByResolvers(told, around.owners, around.source) ||
    (told.kind !== 'settlement' && isMadeSince(change, told.site, around.source)) ||
    around.owners.declared(holder).kind === 'accessor' ||
    /(?:emitt|notify|dispatch|fir|trigger|publish|broadcast)ing|(?:emit|notif|dispatch|fir|trigger)\w*(?:complete|done|finish)/iu.test(
      around.name,
    ) ||
    !around.owners.isObservable(holder, change.node) ||
    isInReaction(late) ||
    isHandle(late, around.owners) ||
    isTally(change, around.name) ||
    isFar(late, around) ||
    !isRelated(late, around) ||
    isOtherCallback(late) ||
    isOfComponent(told) ||
    isOutOfReach(late, around.owners, around.source) ||
    isOfOtherListeners(late, around.source) ||
    isOfOtherTurns(late, around.owners, around.source) ||
    isReadBetween(late, around.owners) ||
    isWorkedOff(late, around.source) ||
    isGivenOnce(late, around.owners) ||
    isAnnouncedNext(late, around)
  );
}

/** Who renders a component gives it its properties, and never gets hold of it. */
function isOfComponent({ kind, isOption, through }: Told): boolean {
  return kind === 'callback' && isOption === true && through.some(({ field }) => field === 'props');
}

/** `listener[Symbol.dispose]()` tells nobody. */
function isDisposal(site: Node, source: Source): boolean {
  const callee = site.type === 'CallExpression' ? unwrap(site.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' &&
    callee.computed &&
    /dispose/iu.test(source.text.slice(...callee.property.range))
  );
}

/** `delete options.onStart`: a function that others gave is put away, and not the one that has just been called. */
function isOtherCallback({ told, change }: LateChange): boolean {
  return (
    isCallbackName(fieldOf(change.target)) &&
    (change.form === 'delete' || (change.value !== undefined && isNothing(change.value))) &&
    !change.holders.some((holder) => isAmong(holder, told.through))
  );
}

/** In `finally` a flag is lowered whatever happened; in `catch` the change answers what a listener threw. */
function isInCleanup({ told, change, site }: LateChange): boolean {
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.finalizer === at) return !isInside(told.site, at) && !isRaised(change);
    if (at.type === 'CatchClause' && parent.type === 'TryStatement' && isInside(told.site, parent.block)) return true;
  }
  return false;
}

/** Whether a change goes on to something new, instead of taking back what was: it counts up, or gives a value written out. */
function isRaised({ node, form, value }: StateChange): boolean {
  if (form === 'update')
    return node.type === 'UpdateExpression' ? node.operator === '++' : 'operator' in node && node.operator !== '-=';
  const at = form === 'assign' && value ? unwrap(value) : undefined;
  return at !== undefined && (at.type === 'Literal' ? Boolean(at.value) : nameOfValue(at) !== undefined);
}

/** `try { run(); state = 'done' } catch { state = 'failed' }`: how the call ends is the state. */
function isOutcome({ told, change, site }: LateChange, { neighbours, source }: Surroundings): boolean {
  const textOf = ({ value }: StateChange): string | undefined => value && source.text.slice(...value.range);
  // Those who waited run before the outcome is known, of whatever comes after the settlement.
  if (told.kind === 'settlement') return false;
  for (let at: Node = site; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'TryStatement' || parent.block !== at || !isInside(told.site, at)) continue;
    for (const other of neighbours.changes(change, site))
      if (parent.handler && isInside(other.node, parent.handler) && textOf(other) !== textOf(change)) return true;
  }
  return false;
}

/** `subject.next(last); subject.complete();`: nobody listens any more to what is put away after that. */
function isLastWord(site: Node, told: Node, source: Source): boolean {
  const callee = told.type === 'CallExpression' ? unwrap(told.callee) : undefined;
  const statement = told.parent;
  const block = statement?.type === 'ExpressionStatement' ? statement.parent : undefined;
  if (callee?.type !== 'MemberExpression' || block?.type !== 'BlockStatement' || isInside(site, block)) return false;
  const end = `${source.text.slice(...callee.object.range)}.complete()`;
  return block.body.some(
    (each) => each.range[0] > told.range[1] && source.text.slice(...each.range).replace(/;$/u, '') === end,
  );
}

/** The code looks at the state again after the notification, and changes it if it is still so. */
function isRechecked(site: Node, told: Node, { name, source, neighbours }: Surroundings): boolean {
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
    for (const exit of parent.type === 'BlockStatement' ? neighbours.exits(parent) : []) {
      if (exit.range[1] < at.range[0] && asks(exit.test, true)) return true;
    }
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
      const init = constantValue(variable);
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

/** The handle of a timer: a new one is work that begins after the event, an old one that is put away means nothing. */
function isHandle({ change, holder }: LateChange, owners: Owners): boolean {
  const { value } = change;
  if (value === undefined) return false;
  return isTimerCall(value) || (isNothing(value) && owners.declared(holder).values.some(isTimerCall));
}

function isTimerCall(value: Node): boolean {
  const at = unwrap(value);
  return (
    at.type === 'CallExpression' &&
    /(?:^|\.)(?:set(?:Timeout|Interval|Immediate)|request(?:AnimationFrame|IdleCallback))$/u.test(calleeName(at) ?? '')
  );
}

/** A counter of what listeners and callbacks have dealt with grows when they have. */
function isTally({ form }: StateChange, name: string): boolean {
  return (
    form === 'update' &&
    /(?:processed|handled|delivered|completed|dispatched|emitted|executed|invocations|calls)$/iu.test(name)
  );
}

/** Lines between a notification and a change beyond which the one is not about the other: unless it says so, and ever. */
const far = { unlessNamed: 10, ever: 25 };

function isFar({ told, site }: LateChange, { name, source }: Surroundings): boolean {
  if (told.kind === 'settlement') return false;
  const between = source.text.slice(told.site.range[1], Math.min(site.range[0], told.site.range[1] + 4000));
  if (between.length === 4000) return true;
  const lines = between.split('\n').length;
  const isNamed = told.event !== undefined && isNamedAfter(told.event, name);
  return lines > (isNamed ? far.ever : far.unlessNamed);
}

/** The settlement is in a reaction of its own, which may well end what is awaited: `await x.catch(reject)`. */
function isInReaction({ told, site }: LateChange): boolean {
  const fn = enclosingFunction(told.site);
  return told.kind === 'settlement' && fn !== undefined && !isInside(site, fn);
}

/** A later notification of the same object announces the change, and the earlier one announced something else. */
function isAnnouncedNext({ told, change, site }: LateChange, { neighbours, name, source }: Surroundings): boolean {
  if (told.kind === 'settlement') return false;
  const block = blockOf(site);
  // What is about to happen, as in `reconnecting`, is announced as well.
  if (!isNamedAfter(told.event ?? name, name) && isFollowedByLike(site, told.site, source)) return true;
  const other = neighbours
    .notifications(site)
    .findLast((each) => isInside(each.node, block) && change.holders.some((holder) => each.owners.has(holder.owner)));
  if (other === undefined || other.node.range[0] < site.range[1]) return false;
  const isNamed = (event: string | undefined): boolean => event !== undefined && isNamedAfter(event, name);
  return !isNamed(told.event) || isNamed(other.event);
}
