import { calleeName } from '../../flow/callback-timing.ts';
import {
  assignmentTo,
  calledName,
  enclosingFunction,
  isFunction,
  isInConstructor,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type Node,
} from '../../source/ast.ts';
import { initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { placeKey } from '../place-keys.ts';
import { testsOn } from '../tests-on-path.ts';
import { fieldOf, isEmptied, isFilledElsewhere, isReset, mentions, type StateChange } from './notification-changes.ts';
import type { LateChange } from './notification-flow.ts';
import { isAmong } from './notification-owners.ts';

/** What was used up is put away or made anew: the aborted controller, the settled promise, the list that was handed over. */
export function isRelease(late: LateChange, source: Source): boolean {
  const { told, change, site } = late;
  if (told.kind === 'abort' || told.kind === 'settlement') {
    // The listeners still find an aborted one that is only taken out afterwards; a new one takes its place as ever.
    const isTakenOut = told.kind === 'abort' && (isDeleted(change) || isListBegunAnew(change));
    const isUsedUp = change.holders.some((holder) => isAmong(holder, told.through));
    if (isUsedUp && !isTakenOut) return told.kind === 'abort' || !isFilledAnew(change, told.site, source);
    // What is only let go of some time after an abort is not for its listeners to ask for.
    return told.kind === 'abort' && isReset(change) && !follows(site, told.site);
  }
  if (told.kind === 'event' && change.holders.some((holder) => isAmong(holder, told.through))) return true;
  if (told.kind === 'callback' && isAnswered(told.site, change, source)) return true;
  const call = told.site.type === 'CallExpression' ? told.site : undefined;
  return (
    isReset(change) &&
    !isEmptied(change) &&
    !isFilledElsewhere(change, source) &&
    call?.arguments.some((argument) => mentions(argument, fieldOf(change.target))) === true
  );
}

/**
 * Whether what is put away after a wait may be the next promise already: another function puts one there, whatever there is.
 * Code that goes by the place again in between, as it settles that one too, means what is there.
 */
function isFilledAnew({ target, node, form, value }: StateChange, told: Node, source: Source): boolean {
  const at = unwrap(target);
  if (form !== 'assign' || value === undefined || !isNothing(value) || at.type !== 'MemberExpression') return false;
  const place = placeKey(at, source);
  const home = enclosingFunction(node);
  const uses = source.mentions.members(propertyName(at) ?? '').filter((each) => placeKey(each, source) === place);
  if (uses.some(({ range }) => range[0] >= told.range[1] && range[1] <= at.range[0])) return false;
  return uses.some((member) => {
    const write = assignmentTo(member);
    const fn = enclosingFunction(member);
    if (write?.operator !== '=' || isNothing(write.right) || fn === undefined || fn === home) return false;
    return !isInConstructor(member) && testsOn(write, fn).length === 0;
  });
}

/** `jobs.clear()`, `this.jobs = []`: a list of which each is ended, and none of which is taken out before all are. */
function isListBegunAnew(change: StateChange): boolean {
  const value = change.value && unwrap(change.value);
  const isList =
    change.form === 'collection' ||
    value?.type === 'ArrayExpression' ||
    (value?.type === 'NewExpression' && /^(?:Map|Set)$/u.test(calleeName(value) ?? ''));
  return isList && isReset(change);
}

/** `controllers.delete(id)`, `delete controllers[id]` */
function isDeleted({ node, form }: StateChange): boolean {
  return (
    form === 'delete' || (form === 'collection' && node.type === 'CallExpression' && calledName(node) === 'delete')
  );
}

/**
 * `callbacks[answer.id](answer); delete callbacks[answer.id]`: the entry of the function that has just been called. Each request
 * has a number of its own, so nobody can have come to wait under it in between; under a name somebody could.
 */
function isAnswered(site: Node, { node, form }: StateChange, source: Source): boolean {
  const removed = form === 'delete' && node.type === 'UnaryExpression' ? unwrap(node.argument) : undefined;
  if (removed?.type !== 'MemberExpression' || !removed.computed || site.type !== 'CallExpression') return false;
  const textOf = ({ range }: Node): string => source.text.slice(...range);
  if (!/(?:\b|[a-z_])[iI]d\b\W*$/u.test(textOf(removed.property))) return false;
  let called = unwrap(site.callee);
  const variable = called.type === 'Identifier' ? source.bindings.variable(called) : undefined;
  if (variable) called = unwrap(initializer(variable) ?? called);
  while (called.type === 'MemberExpression' && !called.computed) called = unwrap(called.object);
  return textOf(called) === textOf(removed);
}

/** Whether a statement is the very next one: `controller.abort(); jobs.clear();`, also behind a loop that does nothing but to abort. */
function follows(next: Node, site: Node): boolean {
  const [first, second] = [turnsOf(wrapped(site).parent), wrapped(next).parent];
  const block = first?.parent;
  if (block?.type !== 'BlockStatement') return false;
  return block.body[block.body.findIndex((each) => each === first) + 1] === second;
}

/** The statement of which a step is all that each turn does: `for (const job of jobs) job.abort();`, `jobs.forEach((job) => job.abort())`. */
function turnsOf(step: Node | undefined): Node | undefined {
  if (step?.type === 'ArrowFunctionExpression') {
    const call = wrapped(step).parent;
    return call?.type === 'CallExpression' && calledName(call) === 'forEach' ? wrapped(call).parent : step;
  }
  const block = step?.parent;
  const around = block?.type === 'BlockStatement' && block.body.length === 1 ? block.parent : block;
  if (around?.type === 'ForOfStatement') return turnsOf(around);
  const isCallback = isFunction(around) && around.type === 'ArrowFunctionExpression' && around.body === block;
  return isCallback && wrapped(around).parent?.type === 'CallExpression' ? turnsOf(around) : step;
}
