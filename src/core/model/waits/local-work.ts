import { calledName, enclosingFunction, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import { constantValue, initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { calleePath } from '../callee-path.ts';
import { isEnd } from './held-emitters.ts';

/** Makers of what reads or writes a file of its own accord, to the end, also one that a database keeps (GridFS). */
const fileStreams = /^(?:(?:create)?(?:Read|Write)|open(?:Download|Upload))Stream(?:ByName|WithId)?$/u;

/** Modules whose objects wait for a peer or for another process. */
const peerModules =
  /^(?:https?|http2|net|tls|dgram|ws|child_process|worker_threads|cluster|got|needle|axios|request|superagent|undici|execa|cross-spawn)(?:\.|\(|$)/u;

/** Names of functions and classes that make such an object. */
const peerNames =
  /^(?:new|get|post|open|run|start|launch|listen|serve|watch|dial)(?:[A-Z_]|$)|request|fetch|connect|subscri|spawn|exec|fork|worker|process|child|socket|server|client|channel|session|event|http|prompt|dialog|window|queue|interface|readline/iu;

/**
 * Whether an event tells of the end of work that was begun on this machine: a request of IndexedDB, a FileReader, the
 * stream of a file, an archive or parser made for the purpose. That is work of a known length, as the callback of
 * `fs.readFile` is.
 */
export function endsLocalWork(to: Node, source: Source): boolean {
  const at = unwrap(to);
  if (at.type === 'AssignmentExpression') {
    const { left } = at;
    if (left.type !== 'MemberExpression') return false;
    // Of all event targets only the requests and transactions of IndexedDB have these.
    if (/^on(?:success|upgradeneeded|complete)$/u.test(propertyName(left) ?? '')) return true;
    return isLocal(left.object, source, 0) || isTag(left.object, source);
  }
  if (at.type !== 'CallExpression') return false;
  const [event] = at.arguments;
  if (event?.type === 'Literal' && event.value === 'success') return calledName(at) === 'addEventListener';
  // A server listens at once, or never will.
  if (event?.type === 'Literal' && event.value === 'listening') return true;
  const callee = unwrap(at.callee);
  if (callee.type !== 'MemberExpression') return false;
  if (isEnd(event) && (isOwnStream(callee.object, source) || isOwnPipeline(callee.object, source))) return true;
  return isLocal(callee.object, source, 0) || isTrial(callee.object, source);
}

/**
 * Whether a function makes the emitter for itself, and it is none that waits for somebody else: a stream that packs,
 * parses or writes what it is given. What comes from elsewhere through a pipe ends when that does.
 */
function isOwnStream(emitter: Node, source: Source): boolean {
  const at = unwrap(emitter);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = constantValue(variable);
  if (variable === undefined || init === undefined || !enclosingFunction(init)) return false;
  if (!isMadeLocally(init, source)) return false;
  return variable.references.every(({ identifier }) => {
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'CallExpression' || calledName(parent) !== 'pipe' || parent.callee === identifier) return true;
    const callee = unwrap(parent.callee);
    if (callee.type !== 'MemberExpression') return true;
    return isGiven(callee.object, source) || isLocalWork(callee.object, source);
  });
}

/** `parse(text).on('data', f).on('end', g)`, `read.pipe(write).on('finish', f)`: all of the row begins and ends in the function. */
function isOwnPipeline(emitter: Node, source: Source): boolean {
  let at = unwrap(emitter);
  if (at.type !== 'CallExpression' || headOf(at) === at || !isLocalWork(at, source)) return false;
  for (;;) {
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    if (at.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return true;
    const [target] = at.arguments;
    const isPipe = propertyName(callee) === 'pipe';
    if (isPipe && !(target && (isLocalWork(target, source) || isMadeLocally(target, source)))) return false;
    at = unwrap(callee.object);
  }
}

function isMadeLocally(init: Node, source: Source): boolean {
  const made = unwrap(init);
  if (made.type !== 'NewExpression' && made.type !== 'CallExpression') return false;
  const path = calleePath(made.callee, source) ?? '';
  return path !== '' && !peerModules.test(path) && !peerNames.test(path.replace(/^.*[./]/u, ''));
}

function isGiven(stream: Node, source: Source): boolean {
  const at = headOf(stream);
  return at.type === 'Identifier' && source.bindings.variable(at)?.defs[0]?.type === 'Parameter';
}

/** What a row of pipes and listeners begins with. */
function headOf(stream: Node): Node {
  let at = unwrap(stream);
  for (;;) {
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || !/^(?:pipe|on|once)$/u.test(propertyName(callee) ?? '')) return at;
    at = unwrap(callee.object);
  }
}

/** A `script` or `link` of the document, whose load nothing takes back. */
function isTag(element: Node, source: Source): boolean {
  const at = unwrap(element);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return variable?.references.some(({ writeExpr }) => writeExpr && makesTag(writeExpr, source)) === true;
}

function makesTag(value: Node, source: Source): boolean {
  const call = unwrap(value);
  const [tag] = call.type === 'CallExpression' && calledName(call) === 'createElement' ? call.arguments : [];
  if (tag?.type === 'Literal') return tag.value === 'script' || tag.value === 'link';
  const definition = tag?.type === 'Identifier' ? source.bindings.variable(tag)?.defs[0]?.name : undefined;
  return definition !== undefined && /['"](?:script|link)['"]/u.test(source.text.slice(...definition.range));
}

/** Whether an expression is what reads or writes a file to its end, or a stream that is made here. */
export function isLocalWork(node: Node, source: Source): boolean {
  const at = headOf(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return isLocal(at, source, 0) || isMadeLocally(constantValue(variable) ?? at, source);
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
  if (at.type === 'NewExpression') return /^(?:FileReader|(?:Read|Write)Stream)$/u.test(calledName(at) ?? '');
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
