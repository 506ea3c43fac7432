import { calleeName, timingOf } from '../../flow/callback-timing.ts';
import {
  enclosingFunction,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { isExecutor } from '../turns.ts';
import type { LateChange, Told } from './notification-flow.ts';
import { parameterOf } from '../callbacks/inner-functions.ts';
import { keepsArgument } from '../collections.ts';
import { isExported, isRunByEventLoop, type Owners } from './notification-owners.ts';

/** Whether all that a callback's place is ever given are resolvers of promises, whose reactions run in a later turn. */
export function isHeardByResolvers({ kind, site, through }: Told, owners: Owners, source: Source): boolean {
  const collection = kind === 'callback' && through[0] ? owners.variableOf(through[0]) : undefined;
  if (collection !== undefined) return holdsResolversOnly(collection, source);
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

/** Whether all that a collection which a variable holds is ever given, at whatever depth, are resolvers: and it is given some. */
function holdsResolversOnly(variable: Variable, source: Source): boolean {
  let isGiven = false;
  const isOfResolvers = (use: Node, depth: number): boolean => {
    const at = wrapped(use);
    const { parent } = at;
    if (parent?.type === 'VariableDeclarator' && parent.init === at && depth < maxDepth)
      return parent.id.type === 'Identifier' && areReads(source.bindings.declaredBy(parent.id), depth + 1);
    const isElement = parent?.type === 'ForOfStatement' || parent?.type === 'ExpressionStatement';
    if (isElement || parent?.type === 'IfStatement' || parent?.type === 'UnaryExpression') return true;
    if (parent?.type !== 'MemberExpression' || parent.object !== at) return false;
    const call = wrapped(parent).parent;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== parent) return propertyName(parent) === 'size';
    const kept = call.arguments.filter((argument) => keepsArgument(call, argument));
    for (const each of kept) {
      if (isResolver(each, source)) isGiven = true;
      else if (!isEmptyCollection(each)) return false;
    }
    if (kept.length > 0 || /^(?:delete|clear|has|forEach)$/u.test(propertyName(parent) ?? '')) return true;
    return /^(?:get|values)$/u.test(propertyName(parent) ?? '') && isOfResolvers(call, depth);
  };
  const areReads = (name: Variable | undefined, depth: number): boolean =>
    name?.references.every(({ identifier, writeExpr }) =>
      writeExpr ? depth > 0 || isEmptyCollection(writeExpr) : isOfResolvers(identifier, depth),
    ) === true;
  return areReads(variable, 0) && isGiven;
}

/** Names that a collection goes by, one after the other: deeper than this nobody writes them. */
const maxDepth = 3;

/** `new Set()`, `[]` */
function isEmptyCollection(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'ArrayExpression') return at.elements.length === 0;
  return at.type === 'NewExpression' && at.arguments.length === 0 && /^(?:Map|Set)$/u.test(calleeName(at) ?? '');
}

function isResolver(value: Node, source: Source): boolean {
  const given = parameterOf(value, source);
  return given !== undefined && isExecutor(given.node);
}

/**
 * Whether all code that goes by a local is run by the event loop, and no listener in the turn in which it is told: callbacks of
 * timers and of observers. After a wait they may have run.
 */
export function isOfOtherTurns({ told, holder }: LateChange, owners: Owners, source: Source): boolean {
  const variable = owners.variableOf(holder);
  if (told.kind === 'settlement' || told.isPast || variable === undefined || isExported(variable)) return false;
  return variable.references.every(({ identifier, init }) => init === true || isInLoop(identifier, variable, source));
}

function isInLoop(use: Node, variable: Variable, source: Source): boolean {
  for (let fn = enclosingFunction(use); fn && fn !== variable.scope.block; fn = enclosingFunction(fn))
    if (isRunByEventLoop(fn, source)) return true;
  return false;
}

/**
 * Whether a local, and what has changed of it, is known to nobody but listeners of other emitters: what is told here runs none of
 * them. `response.once('close', () => { if (!told) { state.emit('ready'); told = true; } })`
 */
export function isOfOtherListeners({ told, change }: LateChange, source: Source): boolean {
  const target = unwrap(change.target);
  const variable = target.type === 'Identifier' ? source.bindings.variable(target) : undefined;
  const [declared] = variable?.identifiers ?? [];
  const teller =
    told.kind === 'event' && told.site.type === 'CallExpression' ? emitterOf(told.site, source) : undefined;
  if (teller === undefined || !declared || enclosingFunction(declared) === undefined) return false;
  const emitters = variable && emittersAround(variable, source);
  return emitters !== undefined && !emitters.has(teller);
}

const around = new WeakMap<Variable, ReadonlySet<string> | undefined>();

/** The emitters in whose listeners alone the file goes by a variable, as they are written; undefined where others do. */
function emittersAround(variable: Variable, source: Source): ReadonlySet<string> | undefined {
  if (!around.has(variable)) around.set(variable, findEmitters(variable, source));
  return around.get(variable);
}

function findEmitters({ references }: Variable, source: Source): ReadonlySet<string> | undefined {
  const emitters = new Set<string>();
  for (const { identifier, init } of references) {
    if (init === true) continue;
    const fn = enclosingFunction(identifier);
    const call = fn && wrapped(fn).parent;
    const isListener = call?.type === 'CallExpression' && timingOf(call) === 'event';
    const emitter = isListener ? emitterOf(call, source) : undefined;
    if (emitter === undefined) return undefined;
    emitters.add(emitter);
  }
  return emitters;
}

/** What a method is called on, as it is written. */
function emitterOf({ callee }: CallExpression, source: Source): string | undefined {
  const at = unwrap(callee);
  return at.type === 'MemberExpression' ? source.text.slice(...unwrap(at.object).range) : undefined;
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
