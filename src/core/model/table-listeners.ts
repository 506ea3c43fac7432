import { propertyName, unwrap, wrapped, type FunctionNode } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { firesAtMostOnce } from './event-names.ts';
import { isNameInTable } from './function-tables.ts';
import type { Registration } from './registrations.ts';

/**
 * `for (const [name, fn] of Object.entries(handlers)) socket.on(name, fn);`: the event that a function of the table hears is the
 * name that it has there.
 */
export function asEntry(by: Registration, fn: FunctionNode, source: Source): Registration {
  const [first] = by.kind === 'listener' && by.node.type === 'CallExpression' ? by.node.arguments : [];
  const name = first && unwrap(first);
  const { parent } = wrapped(fn);
  if (name?.type !== 'Identifier' || parent?.type !== 'Property') return by;
  if (!isNameInTable(source.bindings.variable(name)?.defs[0])) return by;
  const event = propertyName(parent);
  const isOnce = event === undefined || firesAtMostOnce(event, source.settings);
  return { ...by, event, repeats: by.repeats && !isOnce };
}
