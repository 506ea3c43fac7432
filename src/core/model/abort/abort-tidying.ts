import {
  calledName,
  enclosingFunction,
  isInside,
  isNothing,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { localFunction } from '../local-functions.ts';
import { isExecutor } from '../turns.ts';
import type { AbortListener } from './abort-listeners.ts';
import { isSameSignal, signalKeys } from './abort-signals.ts';

/** What takes back how something looks or is watched. */
const tidying = /^(?:disconnect|unobserve|cancelAnimationFrame|cancelIdleCallback|removeAttribute)$/u;

/**
 * Whether the signal is that of the life of an object or page: beside the listener, event listeners are bound to it by
 * `{ signal }`, and all that the listener does is to tidy up what is seen or watched. Nobody makes such an object when its
 * life is over.
 */
export function tidiesUp(listener: AbortListener, source: Source): boolean {
  const fn = listener.handler && localFunction(listener.handler, source);
  const home = enclosingFunction(listener.node);
  if (fn === undefined || home === undefined || home.async || isExecutor(home) || !doesNothingElse(fn)) return false;
  return source.mentions.members('addEventListener').some((member) => {
    const call = wrapped(member).parent;
    return (
      isInside(member, home) &&
      call?.type === 'CallExpression' &&
      call.arguments[2] !== undefined &&
      isBound(call.arguments[2], listener, source)
    );
  });
}

function isBound(options: Node, { keys }: AbortListener, source: Source): boolean {
  const at = unwrap(options);
  return (
    at.type === 'ObjectExpression' &&
    at.properties.some(
      (each) =>
        each.type === 'Property' &&
        propertyName(each) === 'signal' &&
        isSameSignal(signalKeys(each.value, source), keys),
    )
  );
}

function doesNothingElse({ body }: FunctionNode): boolean {
  const steps = body.type === 'BlockStatement' ? body.body : [body];
  return (
    steps.length > 0 &&
    steps.every((step) => {
      const at = unwrap(step.type === 'ExpressionStatement' ? step.expression : step);
      if (at.type === 'AssignmentExpression') return isNothing(at.right);
      return (
        at.type === 'CallExpression' &&
        (tidying.test(calledName(at) ?? '') || isOfClassList(at.callee) || clearsLater(at))
      );
    })
  );
}

/** `clearTimeout(this.timer)`: a timer that the object may set one day, and not one that runs already. */
function clearsLater(call: CallExpression): boolean {
  const [timer] = call.arguments;
  return (
    /^clear(?:Timeout|Interval)$/u.test(calledName(call) ?? '') &&
    timer !== undefined &&
    unwrap(timer).type === 'MemberExpression'
  );
}

/** `target.classList.remove(…)` */
function isOfClassList(callee: Node): boolean {
  const at = unwrap(callee);
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  return object?.type === 'MemberExpression' && propertyName(object) === 'classList';
}
