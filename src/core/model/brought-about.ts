import { dottedName, isFunction, propertyName, unwrap, type CallExpression } from '../source/ast.ts';
import { ending, ends } from './detachment-names.ts';
import { errorName } from './failure-sources.ts';
import type { Registration } from './registrations.ts';

/** Whether a call that ends something makes the callback of a registration run, rather than take it back. */
export function bringsAbout(call: CallExpression, registration: Registration): boolean {
  return isEndOf(call, registration) || failsOperation(call, registration);
}

/** Whether a call ends the object that the listener hears, and the listener waits for what comes then. */
function isEndOf({ callee }: CallExpression, { event, kind, receiver }: Registration): boolean {
  const at = unwrap(callee);
  const isEvent = kind === 'listener' || kind === 'property';
  if (at.type !== 'MemberExpression' || !isEvent || event === undefined || receiver === undefined) return false;
  const [ended, heard] = [dottedName(at.object), dottedName(receiver)];
  return ended !== undefined && ended === heard && ends.get(propertyName(at) ?? '')?.includes(event) === true;
}

/** `encoder.kill()`: what an operation is told by an error first, it is told also where it has been given up. */
function failsOperation({ callee }: CallExpression, { kind, node, handler }: Registration): boolean {
  const at = unwrap(callee);
  const begun =
    kind === 'callback' ? unwrap(node.type === 'AssignmentExpression' ? node.right : node.callee) : undefined;
  const fn = unwrap(handler);
  const [error] = isFunction(fn) ? fn.params : [];
  return (
    at.type === 'MemberExpression' &&
    begun?.type === 'MemberExpression' &&
    error?.type === 'Identifier' &&
    errorName.test(error.name) &&
    ending.test(propertyName(at) ?? '') &&
    dottedName(at.object) !== undefined &&
    dottedName(at.object) === dottedName(begun.object)
  );
}
