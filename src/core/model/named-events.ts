import {
  isField,
  isFunction,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../source/ast.ts';
import { initializer, isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { constantMember } from './constant-members.ts';
import { firesAtMostOnce } from './event-names.ts';
import { usesOfFunction } from './function-uses.ts';
import { argumentFor } from './local-functions.ts';

// What the argument that names an event says.

/** The event by its name: a literal, a constant, or the last part of `Events.Ready`; the text of what computes it. */
export function eventName(node: CallExpression, handler: Node, source: Source): string | undefined {
  const [first] = node.arguments;
  if (first === undefined) return undefined;
  if (first === handler) {
    // `chrome.runtime.onMessage.addListener(f)`
    const callee = unwrap(node.callee);
    const target = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
    return target?.type === 'MemberExpression' ? propertyName(target) : undefined;
  }
  const at = unwrap(first);
  if (at.type === 'Literal') return typeof at.value === 'string' ? at.value : undefined;
  if (at.type === 'TemplateLiteral') return at.quasis.map((each) => each.value.cooked).join(' ');
  if (at.type !== 'Identifier' && at.type !== 'MemberExpression') return undefined;
  const events = eventsNamed(at, source);
  // Of several the one that tells most often says how often it is told.
  if (events.length > 0) return events.find((each) => !firesAtMostOnce(each, source.settings)) ?? events[0];
  return onceGiven(at, source) ?? lastName(at);
}

/** The event that a function is given by its caller, where each call in the file names one that comes once: `run(command, 'close')`. */
function onceGiven(name: Node, source: Source): string | undefined {
  const variable = name.type === 'Identifier' ? source.bindings.variable(name) : undefined;
  const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
  if (variable === undefined || !isFunction(fn) || variable.references.some((each) => each.isWrite())) return undefined;
  const given = usesOfFunction(fn, source).flatMap((use) =>
    use.kind === 'call' ? [argumentFor(variable, fn, use.call)] : [],
  );
  const events = given.map((each) => (each ? literalsOf(each) : []));
  const isOnce = (each: string): boolean => firesAtMostOnce(each, source.settings);
  return events.every((each) => each.length > 0 && each.every(isOnce)) ? events[0]?.[0] : undefined;
}

/** The events that a string, a constant or a member of one names; none where that cannot be told. */
export function eventsNamed(name: Node, source: Source): readonly string[] {
  const at = unwrap(name);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable ? initializer(variable) : (constantMember(at, source) ?? at);
  return init === undefined ? [] : literalsOf(init);
}

/** The expressions that stand for a string where a constant, or a member of one, has it for its value. */
export function* namesOfLiteral(literal: Node, source: Source): Generator<Node> {
  const value = wrapped(literal);
  const { parent } = value;
  if (parent?.type === 'VariableDeclarator' && parent.init === value) {
    const [variable] = parent.id.type === 'Identifier' ? source.bindings.declared(parent) : [];
    if (variable === undefined || !isConstant(variable)) return;
    for (const { identifier, init } of variable.references) if (init !== true) yield wrapped(identifier);
    return;
  }
  const name = parent ? memberName(parent) : undefined;
  for (const member of name === undefined ? [] : source.mentions.members(name)) {
    const found = constantMember(member, source);
    if (found !== undefined && unwrap(found) === unwrap(value)) yield wrapped(member);
  }
}

function memberName(node: Node): string | undefined {
  if (node.type === 'TSEnumMember') return node.id.type === 'Identifier' ? node.id.name : undefined;
  return node.type === 'Property' || isField(node) ? propertyName(node) : undefined;
}

/** The strings that an expression may be, where it is nothing else: `late ? 'close' : 'exit'`. */
function literalsOf(value: Node): readonly string[] {
  const at = unwrap(value);
  if (at.type === 'Literal') return typeof at.value === 'string' ? [at.value] : [];
  if (at.type === 'TemplateLiteral') return at.expressions.length === 0 ? at.quasis.map(({ value }) => value.raw) : [];
  if (at.type !== 'ConditionalExpression') return [];
  const branches = [literalsOf(at.consequent), literalsOf(at.alternate)];
  return branches.every((each) => each.length > 0) ? branches.flat() : [];
}

/** The topic of `bus.subscribe('saved', listener)`. */
export function topicOf(registration: Node): unknown {
  const [first] = registration.type === 'CallExpression' ? registration.arguments : [];
  return first?.type === 'Literal' ? first.value : undefined;
}

/** Whether an argument names the event `abort`, by a literal or a constant. */
export function namesAbort(event: Node | undefined, source: Source): boolean {
  return event !== undefined && eventsNamed(event, source).includes('abort');
}
