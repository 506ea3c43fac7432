import { propertyName, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isLetGo, servesFunction } from './signals-reach.ts';
import { signals, type Signal } from './signals.ts';

/** A signal that was given, or one of its own that it has given to nobody: `_signal` says that it is not used on purpose. */
export function isMeantForUse({ ownership, origin, variable, node }: Signal): boolean {
  if (node.name.startsWith('_')) return false;
  if (ownership === 'foreign') return true;
  const uses = variable.references.filter((reference) => reference.isRead()).map((reference) => reference.identifier);
  const asks = uses.filter(({ parent }) => {
    if (parent?.type !== 'MemberExpression') return false;
    const name = propertyName(parent) ?? '';
    return origin === 'controller'
      ? name === 'abort'
      : /^(?:aborted|reason|throwIfAborted|onabort|addEventListener)$/u.test(name);
  });
  return asks.length === uses.length && (origin !== 'controller' || uses.length > 0);
}

/** The signal that ought to end a wait at the node: the innermost in scope that is meant for use, where the wait is a part of what it governs. */
export function signalForWait(node: Node, source: Source): Signal | undefined {
  const signal = [...signals(source).inScope(node)].find(isMeantForUse);
  if (signal === undefined || isLetGo(node, source)) return undefined;
  return servesFunction(node, signal.holder, source, { isWait: true }) ? signal : undefined;
}
