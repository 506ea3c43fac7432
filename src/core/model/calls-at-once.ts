import { isFunction, unwrap, wrapped, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { passedAs } from './local-functions.ts';

/** `succeed(off, resolve, value) { off(); resolve(value); }`: the calls that a function of the file makes of what it is given, each time it runs. */
export function callsAtOnce(given: Node, source: Source): readonly Node[] {
  const parameter = passedAs(given, source);
  const helper = parameter?.defs[0]?.node;
  if (!isFunction(helper) || helper.async || helper.generator) return [];
  const calls = (parameter?.references ?? []).map(({ identifier }) =>
    wrapped(wrapped(identifier).parent ?? identifier),
  );
  const isPlain = calls.every(
    (call, index) =>
      call.type === 'CallExpression' &&
      unwrap(call.callee) === parameter?.references[index]?.identifier &&
      call.parent.type === 'ExpressionStatement' &&
      call.parent.parent === helper.body,
  );
  return isPlain ? calls : [];
}
