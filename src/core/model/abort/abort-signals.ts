import { Places } from '../../flow/places.ts';
import {
  assignmentTo,
  isClass,
  isFunction,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type MemberExpression,
  type Node,
  rootOf,
  statementOf,
} from '../../source/ast.ts';
import { loopOf } from '../../source/iterations.ts';
import { initializer, isConstant, type Definition, type Variable } from '../../source/scopes.ts';
import { namesAbort } from '../named-events.ts';
import type { Source } from '../../source/source.ts';
import { keepsArgument } from '../collections.ts';
import { getterRead } from '../local-functions.ts';
import { Members } from '../members.ts';
import { signalName } from '../signals/signals-annotations.ts';
import { usesOf } from '../signals/signals-places.ts';
import { isController, signals, type Ownership } from '../signals/signals.ts';
import { thisExpression } from '../this-owner.ts';
import { runsInPlace, synchronousRoot } from '../turns.ts';

const controllerName = /(?:controller|ctrl|aborter)$|^#?_?ac$/iu;

/** Sinks and sources of streams, whose controller carries a signal that dies with the stream (Streams, 5.4). */
const streamMethods: ReadonlySet<string> = new Set(['start', 'write', 'close', 'abort', 'pull']);

const placesOf = new WeakMap<object, Places>();

function places(source: Source): Places {
  let known = placesOf.get(source.ast);
  if (known === undefined) placesOf.set(source.ast, (known = new Places(source.bindings)));
  return known;
}

const membersOf = new WeakMap<object, Members>();

function membersIn(source: Source): Members {
  let known = membersOf.get(source.ast);
  if (known === undefined) membersOf.set(source.ast, (known = new Members(source)));
  return known;
}

/** Whose signal it is that is listened to or asked; undefined when it is none, or nobody can tell. */
export function signalOwnership(node: Node, source: Source): Ownership | undefined {
  const at = unwrap(node);
  if (source.types.isAbortSignal(at) === 'no') return undefined;
  const found = ownershipOf(at, source, 0);
  return found === 'owned' && outlivesCalls(at, source) ? 'foreign' : found;
}

function ownershipOf(node: Node, source: Source, depth: number): Ownership | undefined {
  const at = unwrap(node);
  if (depth > 6) return undefined;
  if (at.type === 'Identifier') return variableOwnership(at.name, source.bindings.variable(at), source, depth);
  if (at.type === 'MemberExpression') return memberOwnership(at, source, depth);
  return signals(source).ownership(at);
}

function variableOwnership(
  name: string,
  variable: Variable | undefined,
  source: Source,
  depth: number,
): Ownership | undefined {
  const isNamed = signalName.test(name.replace(/^_+/u, ''));
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return isNamed ? 'foreign' : undefined;
  const known = signals(source).ofVariable(variable);
  if (known !== undefined && known.property === undefined) return known.ownership;
  if (definition.type === 'ImportBinding') return isNamed ? 'foreign' : undefined;
  if (definition.type === 'Parameter')
    return isAsked(variable) || isOnlyHeard(variable, source) ? 'foreign' : undefined;
  const init = initializer(variable);
  if (init !== undefined) return ownershipOf(init, source, depth + 1) ?? (isAsked(variable) ? 'foreign' : undefined);
  // `for (const signal of signals)`, `for (const each of [signal, parent])`
  if (loopOf(definition) !== undefined) {
    if (isNamed || isAsked(variable)) return 'foreign';
    const owners = namesListed(definition).map((each) => ownershipOf(each, source, depth + 1));
    return owners.includes('foreign') ? 'foreign' : undefined;
  }
  const { node } = definition;
  if (node.type !== 'VariableDeclarator' || node.id.type !== 'ObjectPattern' || node.init === null || !isNamed)
    return undefined;
  return holderOwnership(unwrap(node.init), source) ?? 'foreign';
}

/** Whether a value is asked what only an AbortSignal answers; requests and jobs may have an `aborted` too. */
function isAsked(variable: Variable): boolean {
  const names = new Set(
    usesOf(variable).map(({ parent }) => (parent?.type === 'MemberExpression' ? propertyName(parent) : undefined)),
  );
  return isOfSignal((name) => names.has(name));
}

/** Whether all that is done with a value is to listen for its abort: requests and media have more to them. */
function isOnlyHeard(variable: Variable, source: Source): boolean {
  const uses = usesOf(variable);
  return (
    uses.length > 0 &&
    uses.every(({ parent }) => {
      const call = parent?.type === 'MemberExpression' ? wrapped(parent).parent : undefined;
      if (parent?.type !== 'MemberExpression' || call?.type !== 'CallExpression') return false;
      const [event] = call.arguments;
      const isListening = /^(?:add|remove)EventListener$/u.test(propertyName(parent) ?? '');
      return isListening && namesAbort(event, source);
    })
  );
}

function isOfSignal(isAskedFor: (name: string) => boolean): boolean {
  if (isAskedFor('throwIfAborted')) return true;
  return ['aborted', 'addEventListener', 'reason'].filter(isAskedFor).length > 1;
}

/** `this.shutdown.aborted` and `this.shutdown.addEventListener(…)`: as for a variable, whatever the member is called. */
function isAskedMember(member: MemberExpression, source: Source): boolean {
  const key = places(source).key(member);
  return (
    key !== undefined &&
    isOfSignal((name) => source.mentions.members(name).some(({ object }) => places(source).key(object) === key))
  );
}

function memberOwnership(member: MemberExpression, source: Source, depth: number): Ownership | undefined {
  const name = propertyName(member)?.replace(/^[#_]+/u, '');
  if (name === undefined || !(signalName.test(name) || isAskedMember(member, source))) return undefined;
  const object = unwrap(member.object);
  // `get signal() { return this.#controller.signal; }`
  const getter = getterRead(member, source);
  const given = getter && onlyExpression(getter.body);
  if (given !== undefined) return ownershipOf(given, source, depth + 1) ?? 'foreign';
  if (thisExpression(object, source.bindings) === undefined)
    return isFilledHere(object, name, source) ? 'owned' : (holderOwnership(object, source) ?? 'foreign');
  const values = assignedTo(member, source);
  const owners = values.map((value) => ownershipOf(value, source, depth + 1));
  return owners.length > 0 && owners.every((each) => each === 'owned') ? 'owned' : 'foreign';
}

/** Whether the record was made right before, in the same block, with a signal that a call made for it: `job = { signal: deadline(5) }`. */
function isFilledHere(object: Node, name: string, source: Source): boolean {
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  const block = statementOf(object).parent;
  return (variable?.references ?? []).some(({ writeExpr, identifier }) => {
    const value = writeExpr && unwrap(writeExpr);
    if (value?.type !== 'ObjectExpression' || identifier.range[0] > object.range[0]) return false;
    if (statementOf(value).parent !== block) return false;
    return value.properties.some((each) => {
      if (each.type !== 'Property' || propertyName(each) !== name) return false;
      const made = unwrap(each.value);
      return made.type === 'CallExpression' && made.arguments.every((arg) => ownershipOf(arg, source, 5) !== 'foreign');
    });
  });
}

/** What the class gives a member of `this`: its first value, and what is assigned to it. */
export function assignedTo(member: MemberExpression, source: Source): readonly Node[] {
  const members = membersIn(source);
  const owner = members.owner(member.object);
  const name = propertyName(member);
  if (owner === undefined || name === undefined) return [];
  const values: Node[] = members.ofOwner(owner, name).flatMap(({ parent }) => {
    return parent.type === 'AssignmentExpression' && parent.left.type === 'MemberExpression' && parent.operator === '='
      ? [parent.right]
      : [];
  });
  for (const element of typeof owner !== 'string' && isClass(owner) ? owner.body.body : []) {
    if (element.type === 'PropertyDefinition' && element.value && propertyName(element) === name)
      values.push(element.value);
  }
  return values;
}

/** Whose the signal of an object is; undefined when the object is no controller. */
function holderOwnership(object: Node, source: Source): Ownership | undefined {
  if (object.type === 'NewExpression') return isController(object) ? 'owned' : undefined;
  if (object.type === 'MemberExpression') {
    return controllerName.test(propertyName(object) ?? '') || keepsController(object, source) ? 'owned' : undefined;
  }
  if (object.type === 'CallExpression') return 'owned';
  if (object.type !== 'Identifier') return undefined;
  const variable = source.bindings.variable(object);
  const definition = variable?.defs[0];
  if (variable === undefined || definition === undefined) return controllerName.test(object.name) ? 'owned' : undefined;
  const values = variable.references.flatMap((each) =>
    each.isWrite() && each.writeExpr ? [unwrap(each.writeExpr)] : [],
  );
  if (values.some(isController)) return 'owned';
  if (values.some((value) => isMadeForThis(value, source))) return 'owned';
  if (definition.type === 'Variable' && isDeclaredController(definition)) return 'owned';
  if (!controllerName.test(object.name)) return undefined;
  if (definition.type !== 'Parameter') return 'owned';
  return isFunction(definition.node) && isStreamMethod(definition.node) ? 'owned' : undefined;
}

/** What a function or class makes for this code may well be its own, unless it was given the signal or where that may be. */
function isMadeForThis(value: Node, { text }: Source): boolean {
  if (value.type === 'CallExpression') return !/\b(?:get|use|require|current|inject)/u.test(text.slice(...value.range));
  return (
    value.type === 'NewExpression' &&
    !/^new\s+(?:\w+\.)*\w*Request\b|signal|opt(?:ion)?s\b|config|context|init\b|\.\.\./iu.test(
      text.slice(...value.range),
    )
  );
}

/** `let current: AbortController | undefined`: what it is given may be made by a function that it is handed. */
function isDeclaredController({ name }: Definition): boolean {
  const annotation = name.type === 'Identifier' ? name.typeAnnotation?.typeAnnotation : undefined;
  const types = annotation?.type === 'TSUnionType' ? annotation.types : [annotation];
  return types.some(
    (each) =>
      each?.type === 'TSTypeReference' &&
      each.typeName.type === 'Identifier' &&
      each.typeName.name === 'AbortController',
  );
}

/** Whether a class puts controllers that it makes into a member of `this`. */
export function keepsController(member: MemberExpression, source: Source): boolean {
  return assignedTo(member, source).some((value) => standsForController(value, source));
}

/** Whether a collection is given controllers that the file makes: `current.set(key, controller)`, `this.#running.add(controller)`. */
export function collectsControllers(collection: Node, source: Source): boolean {
  const at = unwrap(collection);
  const members = membersIn(source);
  const owner = at.type === 'MemberExpression' ? members.owner(at.object) : undefined;
  const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
  const field = owner !== undefined && name !== undefined ? members.ofOwner(owner, name) : [];
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const mentions = variable?.references.map(({ identifier }) => identifier) ?? field;
  return mentions.some((mention) => {
    const method = wrapped(mention).parent;
    const call = method?.type === 'MemberExpression' ? wrapped(method).parent : undefined;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== method) return false;
    return call.arguments.some((each) => keepsArgument(call, each) && standsForController(each, source));
  });
}

/** Whether a value is a controller that the file makes, at once or by a name: `this.current = controller`. */
export function standsForController(value: Node, source: Source): boolean {
  const at = unwrap(value);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const made = variable ? variable.references.flatMap(({ writeExpr }) => (writeExpr ? [unwrap(writeExpr)] : [])) : [at];
  return made.some(isController);
}

function isStreamMethod({ parent }: Node): boolean {
  return (
    (parent?.type === 'Property' || parent?.type === 'MethodDefinition') &&
    streamMethods.has(propertyName(parent) ?? '')
  );
}

/** Whether the signal of a module outlives the calls of the function that uses it here, so that each call finds it as it is. */
function outlivesCalls(at: Node, source: Source): boolean {
  const root = rootOf(at);
  const variable = root.type === 'Identifier' ? source.bindings.variable(root) : undefined;
  const type = variable?.scope.type;
  if (variable === undefined || (type !== 'module' && type !== 'global') || variable.defs[0]?.type !== 'Variable')
    return false;
  return isConstant(variable) && synchronousRoot(at) !== undefined && !isTested(at);
}

/** In a callback of a test, which runs once. */
function isTested(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    if (at.type !== 'CallExpression') continue;
    const callee = unwrap(at.callee);
    const name = callee.type === 'MemberExpression' ? unwrap(callee.object) : callee;
    if (name.type === 'Identifier' && /^(?:it|test|describe|before|after|beforeEach|afterEach)$/u.test(name.name))
      return true;
  }
  return false;
}

/**
 * Names for the signals that an expression stands for: two expressions with a name in common are the same signal, or one is
 * made of the other, as `AbortSignal.any([signal, timeout])` is.
 */
export function signalKeys(node: Node, source: Source, depth = 0): readonly string[] {
  const at = unwrap(node);
  if (depth > 5) return [];
  const own = places(source).key(at);
  const keys = own === undefined ? [] : [own];
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
    const declarator = definition?.node;
    const list = definition && listOf(definition);
    const listKey = list && places(source).key(list);
    if (listKey !== undefined) return [...keys, `${listKey}[]`];
    const names = definition ? namesListed(definition) : [];
    if (names.length > 0) return [...keys, ...names.flatMap((each) => signalKeys(each, source, depth + 1))];
    if (variable === undefined || declarator?.type !== 'VariableDeclarator' || declarator.init === null) return keys;
    if (declarator.id.type === 'Identifier') return [...keys, ...signalKeys(declarator.init, source, depth + 1)];
    const property = definition?.name.parent;
    const name =
      property?.type === 'Property' && property.parent === declarator.id ? propertyName(property) : undefined;
    const holder = places(source).key(declarator.init);
    return name === undefined || holder === undefined ? keys : [...keys, `${holder}.${name}`];
  }
  if (at.type === 'LogicalExpression')
    return [...keys, ...signalKeys(at.left, source, depth + 1), ...signalKeys(at.right, source, depth + 1)];
  if (at.type === 'ConditionalExpression')
    return [...keys, ...signalKeys(at.consequent, source, depth + 1), ...signalKeys(at.alternate, source, depth + 1)];
  if (at.type !== 'CallExpression') return keys;
  const parts = at.arguments.flatMap((each) => (each.type === 'ArrayExpression' ? each.elements : [each]));
  return [
    ...keys,
    ...parts.flatMap((part) => (part === null ? [] : signalKeys(unwrapSpread(part), source, depth + 1))),
  ];
}

/** The list that a variable goes through: `for (const signal of signals)`, `signals.some((signal) => …)`. */
function listOf(definition: Definition): Node | undefined {
  const { node, name, type } = definition;
  if (type === 'Parameter' && isFunction(node) && node.params[0] === name && runsInPlace(node)) {
    const { parent } = wrapped(node);
    const callee = parent?.type === 'CallExpression' ? unwrap(parent.callee) : undefined;
    return callee?.type === 'MemberExpression' ? callee.object : undefined;
  }
  return loopOf(definition)?.right;
}

/** The signals by name of a list that is written out, when a variable goes through it. */
export function signalsListed(node: Node, source: Source): readonly Node[] {
  const at = unwrap(node);
  const definition = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0] : undefined;
  return definition ? namesListed(definition) : [];
}

function namesListed(definition: Definition): readonly Node[] {
  const list = listOf(definition);
  const array = list && unwrap(list);
  if (array?.type !== 'ArrayExpression') return [];
  return array.elements.filter((each): each is NonNullable<typeof each> => each?.type === 'Identifier');
}

function unwrapSpread(node: Node): Node {
  return node.type === 'SpreadElement' ? node.argument : node;
}

export function isSameSignal(a: readonly string[], b: readonly string[]): boolean {
  return a.some((key) => b.includes(key));
}

/** Whether two names are of two parameters of one function: its callers give it two signals, to two ends. */
export function areTwoParameters(a: Node, b: Node, source: Source): boolean {
  const [one, other] = [givenName(a, source), givenName(b, source)];
  return one !== undefined && one.node === other?.node && one.name !== other.name;
}

/** Whether two names are of two members of one object that callers give: `signals.job` and `signals.shutdown`. */
export function areTwoMembers(a: Node, b: Node, source: Source): boolean {
  const [one, other] = [unwrap(a), unwrap(b)];
  if (one.type !== 'MemberExpression' || other.type !== 'MemberExpression') return false;
  const names = [propertyName(one), propertyName(other)];
  const [given, by] = [givenName(one.object, source), givenName(other.object, source)];
  if (given === undefined || given.name !== by?.name || names[0] === names[1]) return false;
  // One that is put in the place of the other may be the same.
  return names.every(
    (name) => name !== undefined && !source.mentions.members(name).some((each) => assignmentTo(each) !== undefined),
  );
}

/** Where a parameter is declared that keeps what it was given. */
function givenName(node: Node, source: Source): Definition | undefined {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const definition = variable?.defs.length === 1 ? variable.defs[0] : undefined;
  if (variable?.references.some((each) => each.isWrite())) return undefined;
  return definition?.type === 'Parameter' ? definition : undefined;
}

/** The key of an expression that names a place, as `this.onAbort` does. */
export function placeKey(node: Node, source: Source): string | undefined {
  return places(source).key(node);
}
