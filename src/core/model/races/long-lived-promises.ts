import { classOfMade } from '../class-chains.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { timingOf } from '../../flow/callback-timing.ts';
import {
  assignmentTo,
  dottedName,
  enclosingFunction,
  isInside,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { constantValue, initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf, resultOf } from '../function-bodies.ts';
import { usesOfFunction } from '../function-uses.ts';
import { argumentFor, calledFunction, getterRead, localFunction } from '../local-functions.ts';
import { fillsOnce, placeGivenBy } from '../memoized.ts';
import { instanceMethod } from '../methods.ts';
import { takesRequestHandler } from '../request-handlers.ts';
import { entrants, isLeftAtOnce, racesIn, turnOf } from './races.ts';
import { reactedTo } from '../reactions.ts';

/** A race that is run again and again with one and the same promise. */
export interface RepeatedRace {
  readonly node: CallExpression;
  /** The promise that was there before. */
  readonly promise: Node;
  /** What repeats it: a loop, or the function that runs for each event. */
  readonly turn: Node;
}

export function repeatedRaces(source: Source): readonly RepeatedRace[] {
  const found: RepeatedRace[] = [];
  for (const { node, entrants, lister } of [...listRaces(source), ...methodRaces(source)]) {
    for (const turn of turnsOf(node, source, [])) {
      const met = lister ? { ...turn, through: [lister, ...turn.through] } : turn;
      const promise = entrants.find((entrant) => isOlder(entrant, met, source));
      if (promise === undefined) continue;
      found.push({ node, promise, turn: turn.node });
      break;
    }
  }
  return found;
}

interface ListedRace {
  readonly node: CallExpression;
  readonly entrants: readonly Node[];
  /** The function of the file that puts the list together for each race: what it makes is new. */
  readonly lister?: FunctionNode;
}

/** Races of a list that is written out, or that a function of the file gives: `Promise.race(contenders())`. */
function* listRaces(source: Source): Generator<ListedRace> {
  for (const { node, list: given, entrants: written, isPool } of racesIn(source)) {
    if (isPool) continue;
    const list = unwrap(given);
    const lister = list.type === 'CallExpression' ? calledFunction(list, source) : undefined;
    const made = lister && !lister.async && !lister.generator ? onlyExpression(lister.body) : undefined;
    if (lister && made?.type === 'ArrayExpression') yield { node, entrants: [...entrants(made, source)], lister };
    else yield { node, entrants: written };
  }
}

const lasting =
  /error|clos|abort|stop|promise|shut|cancel|exit|disconnect|destroy|deferred|fail|end(?:ed|$)|terminat|timeout|deadline|crash|quit|kill|dispos|done|lifetime/iu;

/** `stopped.race(next())`: a promise that is raced by a method of what keeps it. */
function* methodRaces(source: Source): Generator<ListedRace> {
  for (const member of source.mentions.members('race')) {
    const call = wrapped(member).parent;
    if (call?.type !== 'CallExpression' || call.callee !== wrapped(member) || call.arguments.length !== 1) continue;
    const [argument] = call.arguments;
    const object = unwrap(member.object);
    if (argument?.type !== 'CallExpression' && argument?.type !== 'Identifier') continue;
    const name = dottedName(object)?.replace(/^.*\./u, '') ?? '';
    // Libraries of effects, observables and tasks have a `race` of their own; this is one of something that may end.
    if (!/^[a-z_#$]/u.test(name) || !lasting.test(name)) continue;
    yield { node: call, entrants: [object] };
  }
}

interface Turn {
  /** What runs again and again. */
  readonly node: Node;
  /** The place in it that the race is, or is called from. */
  readonly site: Node;
  /** The functions that are called on the way to the race, whose locals are new each time. */
  readonly through: readonly FunctionNode[];
}

/** What runs a node again and again: a loop around it, an event, or the same around a call of its function. */
function* turnsOf(site: Node, source: Source, through: readonly FunctionNode[]): Generator<Turn> {
  const fn = enclosingFunction(site);
  const loop = turnOf(site, fn ?? source.ast);
  if (loop !== undefined && !isLeftAtOnce(site, loop) && !isShort(loop)) yield { node: loop, site, through };
  if (fn === undefined || through.length > 2 || through.includes(fn)) return;
  for (const use of usesOfFunction(fn, source)) {
    // A function that calls itself says nothing of how often it is called.
    if (use.kind === 'call' && !isInside(use.call, fn)) yield* turnsOf(use.call, source, [...through, fn]);
    // `while (…) await Promise.all(batch.map((job) => Promise.race([job(), stop])))`
    else if (use.kind === 'argument' && use.to.type === 'CallExpression' && timingOf(use.to) === 'each')
      yield* turnsOf(use.to, source, [...through, fn]);
    else if (
      use.kind === 'argument'
        ? isForEach(use.node) || isRepeating(use.to) || takesRequestHandler(use.to, source)
        : use.kind === 'property' && isForEvents(use.to)
    )
      yield { node: fn, site, through };
  }
}

/** `worker.onmessage = fn`; other events of the kind come once. */
function isForEvents(assignment: Node): boolean {
  const name = assignment.type === 'AssignmentExpression' && unwrap(assignment.left);
  const event = name && name.type === 'MemberExpression' ? (propertyName(name) ?? '') : '';
  return !/^on(?:load\w*|close|open|end|finish|abort|error|success|complete|exit|ready)$/u.test(event);
}

/** `consumer.run({ eachMessage })`: a member of the options that by its name is called for each of many. */
function isForEach({ parent }: Node): boolean {
  return parent?.type === 'Property' && /^(?:forE|onE|e)ach[A-Z]/u.test(propertyName(parent) ?? '');
}

function isRepeating(to: CallExpression | TSESTree.NewExpression): boolean {
  const timing = timingOf(to);
  if (timing === 'repeat') return true;
  if (timing !== 'event' || to.type !== 'CallExpression') return false;
  const callee = unwrap(to.callee);
  const name = callee.type === 'MemberExpression' ? (propertyName(callee) ?? '') : '';
  if (/^(?:once|one|prependOnceListener)$/u.test(name)) return false;
  const [event, , options] = to.arguments;
  if (
    options?.type === 'ObjectExpression' &&
    /\bonce\b/u.test(JSON.stringify(options.properties.map((each) => each.type === 'Property' && propertyName(each))))
  )
    return false;
  return !(
    event?.type === 'Literal' &&
    /^(?:end|finish|close|exit|open|connect|listening|ready|load|spawn|abort|SIG\w+)$/u.test(String(event.value))
  );
}

/** `for (let i = 0; i < 3; i++)`: a handful of turns. */
function isShort(loop: Node): boolean {
  if (loop.type === 'DoWhileStatement') return loop.test.type === 'Literal' && !loop.test.value;
  if (loop.type !== 'ForStatement' || loop.test?.type !== 'BinaryExpression') return false;
  const bound = unwrap(loop.test.right);
  return bound.type === 'Literal' && typeof bound.value === 'number' && bound.value <= 16;
}

/** Whether the entrant is, or is made of, a promise that each turn meets anew. */
function isOlder(entrant: Node, turn: Turn, source: Source): boolean {
  const at = unwrap(entrant);
  switch (at.type) {
    case 'Identifier':
      return isOlderVariable(at, turn, source);
    case 'MemberExpression':
      return isOlderMember(at, turn, source);
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      const before = reactedTo(at);
      // What a list holds that was put together before.
      if (!isNew(at, turn)) return before !== undefined || !isSettled(at);
      if (before !== undefined) return isOlder(before, turn, source);
      const fn = at.arguments.length === 0 ? localFunction(callee, source) : undefined;
      return fn !== undefined && givesOlder(fn, turn, source);
    }
    case 'NewExpression':
      return !isNew(at, turn);
    case 'ConditionalExpression':
      return [at.consequent, at.alternate].some((each) => isOlder(each, turn, source));
    case 'LogicalExpression':
      return [at.left, at.right].some((each) => isOlder(each, turn, source));
    default:
      return false;
  }
}

/**
 * Whether a function or getter gives out what was there before, or has been since it was asked for first; or adds to it one more
 * reaction each time: `#cancelled() { return this.#cancel.promise.then(() => 'cancelled'); }`.
 */
function givesOlder(fn: FunctionNode, turn: Turn, source: Source): boolean {
  if (fn.generator || turn.through.includes(fn)) return false;
  const within = { ...turn, through: [fn, ...turn.through] };
  if (fn.async) return awaitsOlder(fn, within, source);
  const place = placeGivenBy(fn);
  if (place !== undefined) return !isNew(place, turn) && isOlder(place, within, source);
  const result = resultOf(fn);
  return result !== undefined && reactedTo(result) !== undefined && isOlder(result, within, source);
}

/** `async #cancelled() { await this.#cancel.promise; return 'cancelled'; }`: whether all that a function waits for, and calls, is older. */
function awaitsOlder(fn: FunctionNode, turn: Turn, source: Source): boolean {
  const { awaits, suspensions, calls } = bodyOf(fn);
  const [only] = awaits;
  return only !== undefined && suspensions.length === 1 && calls.length === 0 && isOlder(only.argument, turn, source);
}

/** `Promise.resolve(value)` keeps no reactions. */
function isSettled({ callee }: CallExpression): boolean {
  return /^Promise\.(?:resolve|reject)$/u.test(dottedName(callee) ?? '');
}

function isOlderVariable(node: TSESTree.Identifier, turn: Turn, source: Source): boolean {
  const variable = source.bindings.variable(node);
  if (variable === undefined || variable.defs.length === 0) return node.name !== 'undefined';
  const [definition] = variable.defs;
  if (definition === undefined) return false;
  if (definition.type === 'Parameter') {
    // What the turn gives to a function that races in its place.
    const argument = argumentIn(variable, turn, source);
    if (argument !== undefined) return isOlder(argument, { ...turn, through: [] }, source);
  }
  if (isNew(definition.name, turn)) {
    // `const end = ended.then(stop)`: what a turn calls by a name of its own.
    const value = constantValue(variable);
    return value !== undefined && value.range[1] <= node.range[0] && isOlder(value, turn, source);
  }
  return !isWrittenAnew(variable, turn.node) && isPromiseLike(variable);
}

/** Whether each turn comes by the node anew. */
function isNew(node: Node, { node: turn, through }: Turn): boolean {
  return isInside(node, turn) || through.some((fn) => isInside(node, fn));
}

function argumentIn(variable: Variable, { site, through }: Turn, source: Source): Node | undefined {
  const fn = through.at(-1);
  if (fn === undefined || site.type !== 'CallExpression' || localFunction(site.callee, source) !== fn) return undefined;
  return argumentFor(variable, fn, site);
}

/** Whether a turn, or code that runs at a time of its own, gives the variable a new promise. */
function isWrittenAnew({ references, scope }: Variable, turn: Node): boolean {
  return references.some(
    (reference) =>
      reference.isWrite() &&
      reference.init !== true &&
      !fillsOnce(reference.identifier) &&
      (isInside(reference.identifier, turn) || reference.from.variableScope !== scope.variableScope),
  );
}

/** What is known to be a value, a list or a function is no promise. */
function isPromiseLike({ defs }: Variable): boolean {
  const [definition] = defs;
  if (definition === undefined || definition.type === 'FunctionName' || definition.type === 'ClassName') return false;
  if (definition.type === 'ImportBinding' || definition.type === 'Parameter') return true;
  const declarator = definition.node;
  if (declarator.type !== 'VariableDeclarator' || declarator.init === null) return true;
  return !/^(?:Literal|TemplateLiteral|ArrayExpression|ObjectExpression|ArrowFunctionExpression|FunctionExpression|AwaitExpression)$/u.test(
    declarator.id.type === 'Identifier' ? unwrap(declarator.init).type : '',
  );
}

/** `this.closed`, `shutdown.promise`: older than the turn when its object is, and nothing gives it anew. */
function isOlderMember(member: TSESTree.MemberExpression, turn: Turn, source: Source): boolean {
  const name = propertyName(member);
  if (name === undefined) return false;
  const getter = getterOfInstance(member, name, source);
  if (getter !== undefined) return givesOlder(getter, turn, source);
  let root: Node = member;
  let path: TSESTree.MemberExpression | undefined = member;
  for (; root.type === 'MemberExpression'; root = unwrap(root.object)) {
    const property = propertyName(root);
    if (property === undefined || isAssignedAnew(property, source)) return false;
    path = root;
  }
  // Of `this`, or by the name of the object or class: `limits.end`.
  const read = getterRead(path, source);
  if (read !== undefined) return givesOlder(read, turn, source);
  if (root.type === 'ThisExpression') return !isGetter(path, source);
  if (root.type !== 'Identifier') return false;
  const variable = source.bindings.variable(root);
  if (variable === undefined || variable.defs.length === 0) return true;
  if (variable.identifiers.some((each) => isNew(each, turn))) {
    const value = constantValue(variable);
    return value !== undefined && value.range[1] <= root.range[0] && isLookedUpAgain(value, turn, source);
  }
  return !isWrittenAnew(variable, turn.node);
}

/** `this.#panes.get(this.#active)`: an entry that was there before, under a key that the turn does not choose. */
function isLookedUpAgain(value: Node, turn: Turn, source: Source): boolean {
  const at = unwrap(value);
  if (at.type === 'ConditionalExpression')
    return [at.consequent, at.alternate].some((each) => isLookedUpAgain(each, turn, source));
  if (at.type !== 'CallExpression' || at.callee.type !== 'MemberExpression' || propertyName(at.callee) !== 'get')
    return false;
  const [key, ...others] = at.arguments;
  const entries = unwrap(at.callee.object);
  return (
    key !== undefined &&
    others.length === 0 &&
    isKeptPlace(key, turn, source) &&
    (entries.type === 'MemberExpression' || entries.type === 'Identifier') &&
    isOlder(entries, turn, source)
  );
}

/** A field or variable that nothing in the turn writes. */
function isKeptPlace(node: Node, turn: Turn, source: Source): boolean {
  const at = unwrap(node);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    return (
      variable !== undefined &&
      !variable.identifiers.some((each) => isNew(each, turn)) &&
      !variable.references.some((each) => each.isWrite() && isNew(each.identifier, turn))
    );
  }
  if (at.type !== 'MemberExpression' || unwrap(at.object).type !== 'ThisExpression') return false;
  const name = propertyName(at);
  return (
    name !== undefined &&
    !source.mentions.members(name).some((member) => {
      const isWritten = assignmentTo(member) !== undefined || wrapped(member).parent?.type === 'UpdateExpression';
      return isWritten && isNew(member, turn);
    })
  );
}

/** Whether code other than a constructor writes members of that name: then promises take turns in it. */
function isAssignedAnew(name: string, source: Source): boolean {
  return source.mentions.members(name).some((member) => {
    const at = wrapped(member);
    const { parent } = at;
    if (parent?.type !== 'AssignmentExpression' || parent.left !== at || fillsOnce(at)) return false;
    const fn = enclosingFunction(parent);
    return fn === undefined || !isConstructor(fn);
  });
}

/** The constructor of a class, or a function that by its name is one: `function Heartbeat(link) { this.lost = link.lost(); }`. */
function isConstructor({ parent, id }: FunctionNode): boolean {
  if (parent.type === 'MethodDefinition') return parent.kind === 'constructor';
  return id !== null && /^[A-Z]/u.test(id.name);
}

/** A getter or method of the class may give something else each time. */
function isGetter(member: TSESTree.MemberExpression, source: Source): boolean {
  const name = propertyName(member) ?? '';
  return source.mentions.named(name.replace(/^#/u, '')).some((node) => {
    const { parent } = node;
    // `get closed()` beside `#closed` is another member.
    return parent?.type === 'MethodDefinition' && parent.key === node && propertyName(parent) === name;
  });
}

/** `clock.tick`, where `clock` is made by a class of the file: its getter. */
function getterOfInstance(
  { object }: TSESTree.MemberExpression,
  name: string,
  source: Source,
): FunctionNode | undefined {
  const at = unwrap(object);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const made = variable && initializer(variable);
  const owner = made && classOfMade(made, source.bindings);
  const fn = owner && instanceMethod(owner, name, source);
  return fn?.parent.type === 'MethodDefinition' && fn.parent.kind === 'get' ? fn : undefined;
}
