import { calledName, propertyName, unwrap, type Node } from '../../source/ast.ts';
import { initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';

/** Makers of what reads or writes a file of its own accord, to the end. */
const fileStreams = /^create(?:Read|Write)Stream$/u;

/**
 * Whether an event tells of the end of work that was begun on this machine: a request of IndexedDB, a FileReader, the
 * stream of a file. That is work of a known length, as the callback of `fs.readFile` is.
 */
export function endsLocalWork(to: Node, source: Source): boolean {
  const at = unwrap(to);
  if (at.type === 'AssignmentExpression') {
    const { left } = at;
    if (left.type !== 'MemberExpression') return false;
    // Of all event targets only the requests of IndexedDB have `success`.
    return propertyName(left) === 'onsuccess' || isLocal(left.object, source, 0);
  }
  if (at.type !== 'CallExpression') return false;
  const [event] = at.arguments;
  if (event?.type === 'Literal' && event.value === 'success') return calledName(at) === 'addEventListener';
  const callee = unwrap(at.callee);
  return callee.type === 'MemberExpression' && isLocal(callee.object, source, 0);
}

function isLocal(emitter: Node, source: Source, depth: number): boolean {
  const at = unwrap(emitter);
  if (depth > 6) return false;
  if (at.type === 'NewExpression') return calledName(at) === 'FileReader';
  if (at.type === 'CallExpression') {
    if (fileStreams.test(calledName(at) ?? '')) return true;
    // `createReadStream(path).on('data', f).on('end', g)`; what it is piped into may wait for others.
    const callee = unwrap(at.callee);
    return (
      callee.type === 'MemberExpression' &&
      /^(?:on|once)$/u.test(propertyName(callee) ?? '') &&
      isLocal(callee.object, source, depth + 1)
    );
  }
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = variable && initializer(variable);
  return init ? isLocal(init, source, depth + 1) : false;
}
