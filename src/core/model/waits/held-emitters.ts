import { calledName, propertyName, unwrap, type FunctionNode, type Identifier, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

/** Events that tell of the end of what is read or written; a `close` may come when nobody is about to end anything. */
const ends = /^(?:end|ended|finish|finished)$/u;

/**
 * Which parameter of the function it is whose end a registration waits for. Who gave the stream or process can end it, and
 * with it the wait: `stream.on('end', resolve)`, `once(stream, 'close')`.
 */
export function heldBy(to: Node, fn: FunctionNode, source: Source): number | undefined {
  const at = unwrap(to);
  if (at.type !== 'CallExpression') return undefined;
  const callee = unwrap(at.callee);
  if (callee.type !== 'MemberExpression') {
    const [emitter, event] = at.arguments;
    return calledName(at) === 'once' && isEnd(event) && emitter ? parameterOf(emitter, fn, source) : undefined;
  }
  if (!/^(?:on|once|addListener|addEventListener)$/u.test(propertyName(callee) ?? '')) return undefined;
  const [event] = at.arguments;
  const held = isEnd(event) || isAnswer(event) ? parameterOf(callee.object, fn, source) : undefined;
  return held !== undefined && isAnswer(event) && !/stream|request/iu.test(textOf(fn.params[held], source))
    ? undefined
    : held;
}

/** The answer to a request, which fails when whoever has the request ends it. */
function isAnswer(event: Node | undefined): boolean {
  return event?.type === 'Literal' && event.value === 'response';
}

function textOf(node: Node | undefined, source: Source): string {
  return node ? source.text.slice(...node.range) : '';
}

/** Whether an event is the end of a stream, request or connection. */
export function isEnd(event: Node | undefined): boolean {
  return event?.type === 'Literal' && typeof event.value === 'string' && ends.test(event.value);
}

/** The parameter that an emitter is, or is a part of; of a chain of registrations and pipes, the one that they begin with. */
export function parameterOf(emitter: Node, fn: FunctionNode, source: Source): number | undefined {
  let root = unwrap(emitter);
  for (;;) {
    if (root.type === 'MemberExpression') root = unwrap(root.object);
    else if (root.type === 'CallExpression') {
      const callee = unwrap(root.callee);
      const name = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
      if (callee.type !== 'MemberExpression' || !/^(?:on|once|addListener|pipe)$/u.test(name ?? '')) return undefined;
      root = unwrap(callee.object);
    } else break;
  }
  const definition = root.type === 'Identifier' ? source.bindings.variable(root)?.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || definition.node !== fn) return undefined;
  // Nobody ends an emitter that is no stream.
  if (definition.name.type === 'Identifier' && isBareEmitter(definition.name, source)) return undefined;
  const index = fn.params.findIndex(
    (parameter) => parameter.range[0] <= definition.name.range[0] && definition.name.range[1] <= parameter.range[1],
  );
  return index < 0 ? undefined : index;
}

function isBareEmitter({ typeAnnotation }: Identifier, source: Source): boolean {
  return (
    typeAnnotation !== undefined &&
    /^:\s*(?:\w+\.)?(?:EventEmitter|EventTarget)\b/u.test(textOf(typeAnnotation, source))
  );
}
