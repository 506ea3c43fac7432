import { lastName, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { constantMember } from './constant-members.ts';
import { firesAtMostOnce } from './event-names.ts';

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
  return lastName(at);
}

/** The events that a string, a constant or a member of one names; none where that cannot be told. */
export function eventsNamed(name: Node, source: Source): readonly string[] {
  const at = unwrap(name);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable ? initializer(variable) : (constantMember(at, source) ?? at);
  return init === undefined ? [] : literalsOf(init);
}

/** The strings that an expression may be, where it is nothing else: `late ? 'close' : 'exit'`. */
function literalsOf(value: Node): readonly string[] {
  const at = unwrap(value);
  if (at.type === 'Literal') return typeof at.value === 'string' ? [at.value] : [];
  if (at.type !== 'ConditionalExpression') return [];
  const branches = [literalsOf(at.consequent), literalsOf(at.alternate)];
  return branches.every((each) => each.length > 0) ? branches.flat() : [];
}

/** The topic of `bus.subscribe('saved', listener)`. */
export function topicOf(registration: Node): unknown {
  const [first] = registration.type === 'CallExpression' ? registration.arguments : [];
  return first?.type === 'Literal' ? first.value : undefined;
}
