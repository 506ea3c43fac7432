import { propertyName, unwrap, wrapped, type CallExpression, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { areTwoParameters } from '../abort/abort-signals.ts';
import { passedAs } from '../local-functions.ts';
import { option, type Acquisition } from './acquisitions.ts';

/** Methods that take a listener from an emitter. */
export const removal = /^(?:off|un|unbind|unlisten|unobserve|unsubscribe|remove\w*|detach\w*)$/u;

/** How many functions of the file a listener is followed through to its removal. */
const maxDepth = 3;

/** Whether a removal is for the same event, and the same phase of it. */
export function takesBack(
  { callee, arguments: given }: CallExpression,
  acquisition: Acquisition,
  source: Source,
): boolean {
  const { emitter, event, options } = acquisition;
  const [first, , third] = given;
  const at = unwrap(callee);
  if (at.type === 'MemberExpression' && emitter && areTwoParameters(emitter, at.object, source)) return false;
  if (event !== undefined && first?.type === 'Literal' && typeof first.value === 'string' && first.value !== event)
    return false;
  if (at.type !== 'MemberExpression' || propertyName(at) !== 'removeEventListener') return true;
  const [added, removed] = [isCapture(options, source), isCapture(third, source)];
  return added === undefined || removed === undefined || added === removed;
}

function isCapture(options: Node | undefined, source: Source): boolean | undefined {
  if (options === undefined) return false;
  const at = unwrap(options);
  if (at.type === 'Literal') return at.value === true;
  if (at.type !== 'ObjectExpression' || at.properties.some(({ type }) => type === 'SpreadElement')) return undefined;
  const capture = option(at, 'capture', source);
  return capture === undefined ? false : capture.type === 'Literal' ? capture.value === true : undefined;
}

/** `this.#release(onClick)`, where the method takes from the emitter the listener that it is given. */
export function removesForCaller(listener: Node, acquisition: Acquisition, source: Source, depth = 0): boolean {
  const parameter = depth < maxDepth ? passedAs(listener, source) : undefined;
  return (parameter?.references ?? []).some(({ identifier }) => {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type !== 'CallExpression' || parent.callee === at) return false;
    const callee = unwrap(parent.callee);
    return callee.type === 'MemberExpression' && removal.test(propertyName(callee) ?? '')
      ? takesBack(parent, acquisition, source)
      : removesForCaller(at, acquisition, source, depth + 1);
  });
}
