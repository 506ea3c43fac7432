import { propertyName, unwrap, type Node } from '../../source/ast.ts';
import type { Acquisition } from './acquisitions.ts';

const terminal = /^(?:end|close|closed|finish|exit|loadend|success|complete|disconnect|destroy|SIG[A-Z]+)$/u;

/** Whether the event is the last that its emitter has; an event that is not written out says so by its name. */
export function isLast({ kind, event, node }: Acquisition): boolean {
  if (kind !== 'listener') return false;
  if (event !== undefined) return terminal.test(event);
  return wordsOf(node.arguments[0]).some((word) => /^(?:end(?:ed)?|clos|destroy|finish|exit)/u.test(word));
}

/** The words of the name of an event that is not written out: `END_EVENT`, `events.endEvent`. */
function wordsOf(name: Node | undefined): readonly string[] {
  const at = name && unwrap(name);
  const text = at?.type === 'Identifier' ? at.name : at?.type === 'MemberExpression' ? (propertyName(at) ?? '') : '';
  const words = text.replace(/([a-z])([A-Z])/gu, '$1_$2').toLowerCase();
  return words.split('_');
}

export function isFailure({ kind, event, node }: Acquisition): boolean {
  const failure = /^(?:error|abort|aborted|timeout)$/u;
  if (kind !== 'listener') return false;
  return event === undefined ? wordsOf(node.arguments[0]).some((word) => failure.test(word)) : failure.test(event);
}

/** Whether an acquisition is over when it has called what settles: a subscription ends with its error. */
export function isOver({ kind, isOnce }: Acquisition, callback: Node): boolean {
  if (isOnce || kind !== 'subscription') return isOnce;
  const { parent } = callback;
  if (unwrap(callback).type === 'ObjectExpression') return true;
  if (parent?.type === 'Property') return propertyName(parent) === 'error' || propertyName(parent) === 'complete';
  return parent?.type === 'CallExpression' && parent.arguments.findIndex((each) => each === callback) > 0;
}
