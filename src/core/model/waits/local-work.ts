import { calledName, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
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
    return propertyName(left) === 'onsuccess' || isLocal(left.object, source, 0) || isTag(left.object, source);
  }
  if (at.type !== 'CallExpression') return false;
  const [event] = at.arguments;
  if (event?.type === 'Literal' && event.value === 'success') return calledName(at) === 'addEventListener';
  // A server listens at once, or never will.
  if (event?.type === 'Literal' && event.value === 'listening') return true;
  const callee = unwrap(at.callee);
  if (callee.type !== 'MemberExpression') return false;
  return isLocal(callee.object, source, 0) || isTrial(callee.object, source);
}

/** A `script` or `link` of the document, whose load nothing takes back. */
function isTag(element: Node, source: Source): boolean {
  const at = unwrap(element);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const made = variable && initializer(variable);
  const call = made && unwrap(made);
  const [tag] = call?.type === 'CallExpression' && calledName(call) === 'createElement' ? call.arguments : [];
  if (tag?.type === 'Literal') return tag.value === 'script' || tag.value === 'link';
  const definition = tag?.type === 'Identifier' ? source.bindings.variable(tag)?.defs[0]?.name : undefined;
  return definition !== undefined && /['"](?:script|link)['"]/u.test(source.text.slice(...definition.range));
}

/** Whether an expression is what reads or writes a file to its end. */
export function isLocalWork(node: Node, source: Source): boolean {
  return isLocal(node, source, 0);
}

/** A server that the file makes and closes again, to see whether a port is free. */
function isTrial(emitter: Node, source: Source): boolean {
  const at = unwrap(emitter);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (!variable?.references.some(({ writeExpr }) => writeExpr && makesServer(writeExpr))) return false;
  return variable.references.some(({ identifier }) => {
    const { parent } = wrapped(identifier);
    return parent?.type === 'MemberExpression' && propertyName(parent) === 'close';
  });
}

function makesServer(node: Node): boolean {
  const at = unwrap(node);
  return (
    (at.type === 'CallExpression' || at.type === 'NewExpression') &&
    /^(?:createServer|Server)$/u.test(calledName(at) ?? '')
  );
}

function isLocal(emitter: Node, source: Source, depth: number): boolean {
  const at = unwrap(emitter);
  if (depth > 6) return false;
  if (at.type === 'NewExpression') return calledName(at) === 'FileReader';
  if (at.type === 'CallExpression') {
    if (fileStreams.test(calledName(at) ?? '')) return true;
    const [options] = at.arguments;
    if (calledName(at) === 'createInterface' && options?.type === 'ObjectExpression') {
      const input = options.properties.find((each) => each.type === 'Property' && propertyName(each) === 'input');
      return input?.type === 'Property' && isLocal(input.value, source, depth + 1);
    }
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
