import {
  dottedName,
  enclosingFunction,
  isLoop,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../source/ast.ts';
import { constantValue, givenLast, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Completion } from './completion.ts';
import { firesOften } from './event-names.ts';
import { makesNew } from './fresh-emitters.ts';
import type { Registration } from './registrations.ts';

const emitting = /^(?:emit\w*|dispatchEvent|trigger|fire)$/u;

/** Whether the code that listens has the emitter for itself, and lets it tell of the event once only. */
export function isEmittedOnce({ node, receiver, kind }: Registration, source: Source): boolean {
  const at = kind === 'listener' && receiver ? unwrap(receiver) : undefined;
  const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = constantValue(variable);
  const [event] = node.type === 'CallExpression' ? node.arguments : [];
  if (variable === undefined || init?.type !== 'NewExpression' || event === undefined) return false;
  const home = enclosingFunction(init);
  const name = source.text.slice(...event.range);
  let emissions = 0;
  for (const reference of variable.references) {
    if (!reference.isRead()) continue;
    const call = methodCall(reference.identifier);
    if (call === undefined && isCompared(reference.identifier)) continue;
    // Whoever else has it may let it tell anything.
    if (call === undefined) return false;
    if (!emitting.test(call.name) || !mentions(call.call, name, source)) continue;
    if (enclosingFunction(call.call) !== home || isRepeated(call.call, home)) return false;
    emissions++;
  }
  return emissions === 1;
}

function methodCall(node: Node): { readonly call: CallExpression; readonly name: string } | undefined {
  const member = wrapped(node).parent;
  if (member?.type !== 'MemberExpression' || member.object !== wrapped(node)) return undefined;
  const callee = wrapped(member);
  const name = propertyName(member);
  return callee.parent?.type === 'CallExpression' && callee.parent.callee === callee && name !== undefined
    ? { call: callee.parent, name }
    : undefined;
}

/** Whether an emission may be of the event: what is not written out may be any. */
function mentions({ arguments: [first] }: CallExpression, event: string, source: Source): boolean {
  if (first === undefined) return false;
  return first.type !== 'Literal' || source.text.slice(...first.range) === event;
}

function isRepeated(node: Node, home: Node | undefined): boolean {
  for (let at = node.parent; at && at !== home; at = at.parent) if (isLoop(at)) return true;
  return false;
}

/** Functions that give what is there already, or what others have as well. */
const giving = /^(?:get|find|use|select|query|lookup|ensure|acquire|inject|of|ref|resolve)(?:[A-Z_]|$)/u;

/** Whether the code that makes the promise makes the emitter for it alone, which fails but once. */
export function isOfOneRun({ kind, receiver }: Registration, completion: Completion, source: Source): boolean {
  const at = kind === 'listener' && receiver ? unwrap(receiver) : undefined;
  const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return (
    variable !== undefined &&
    makingFor(variable, completion, isMade) !== undefined &&
    variable.references.every(({ identifier, init: isInit }) => isInit === true || methodCall(identifier) !== undefined)
  );
}

/** What makes the emitter that a constant holds, in the code that makes the promise. */
function makingFor(
  variable: Variable,
  { node, executor }: Completion,
  makes: (value: Node) => boolean,
): Node | undefined {
  const init = constantValue(variable);
  const home = init && makes(init) ? enclosingFunction(init) : undefined;
  return home !== undefined && (home === executor || home === enclosingFunction(node)) ? init : undefined;
}

/** `child = fork(file); …; child.on('message', …)`: what the code that makes the promise has put there before, on every way. */
function makingBefore(
  use: Node,
  variable: Variable,
  { node }: Completion,
  makes: (value: Node) => boolean,
): Node | undefined {
  const home = enclosingFunction(node);
  const given = home && givenLast(use, variable, home);
  return given !== undefined && makes(given) ? given : undefined;
}

/**
 * `const child = fork(file); child.on('message', ({ port }) => …)`: how often an emitter tells that the call has made for
 * itself, and leaves the telling to, the two have agreed on, unless it is one of the events that come again and again.
 */
export function isToldAsAgreed(
  { kind, receiver, event }: Registration,
  completion: Completion,
  source: Source,
): boolean {
  if (kind !== 'listener' || receiver === undefined || event === undefined) return false;
  const making = makingOf(receiver, completion, source);
  if (making === undefined) return false;
  return !firesOften(
    event,
    making.type === 'NewExpression' || making.type === 'CallExpression' ? lastName(making.callee) : undefined,
  );
}

/** What makes an emitter in the code that makes the promise: of streams that are piped into each other the last. */
function makingOf(receiver: Node, completion: Completion, source: Source): Node | undefined {
  const makes = (value: Node): boolean => isMade(value) || isMadeByClass(value) || makesNew(unwrap(value), source);
  const at = unwrap(receiver);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    // What it emits itself, the file tells.
    if (!variable || variable.references.some(({ identifier }) => emitting.test(methodCall(identifier)?.name ?? '')))
      return undefined;
    const making = makingFor(variable, completion, makes) ?? makingBefore(at, variable, completion, makes);
    return making && unwrap(making);
  }
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  if (at.type === 'CallExpression' && callee?.type === 'MemberExpression') {
    const name = propertyName(callee) ?? '';
    if (/^(?:on|once|addListener)$/u.test(name)) return makingOf(callee.object, completion, source);
    const [target] = at.arguments;
    if (name === 'pipe' && target !== undefined) return makingOf(target, completion, source);
  }
  return makes(at) ? at : undefined;
}

/** Whether a call or `new` makes what it gives, as far as its name says. */
export function isMade(value: Node): boolean {
  const at = unwrap(value);
  if (at.type === 'NewExpression') return true;
  return (
    at.type === 'CallExpression' && unwrap(at.callee).type === 'Identifier' && !giving.test(lastName(at.callee) ?? '')
  );
}

/** `assert.strictEqual(event.target, emitter)`, `expect(emitter)` */
function isCompared(use: Node): boolean {
  const { parent } = wrapped(use);
  return (
    parent?.type === 'CallExpression' && /^(?:assert|expect|should|t)(?:\.|$)/u.test(dottedName(parent.callee) ?? '')
  );
}

/** Objects of the language that hand on what they are given. */
const builtins = /^(?:Object|Array|Promise|Reflect|JSON|Symbol)$/u;

/** Whether a static method of a class makes what it gives, as far as its name says: `Client.connect(url)`, and not `Client.instance()`. */
export function isMadeByClass(value: Node): boolean {
  const at = unwrap(value);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || callee.object.type !== 'Identifier') return false;
  const name = propertyName(callee) ?? '';
  return (
    /^[A-Z]\w*[a-z]/u.test(callee.object.name) &&
    !builtins.test(callee.object.name) &&
    !giving.test(name) &&
    !/instance|shared|default|current|main|global|singleton/iu.test(name)
  );
}
