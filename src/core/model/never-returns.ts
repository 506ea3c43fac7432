import { dottedName, type CallExpression } from '../source/ast.ts';
import type { Source } from '../source/source.ts';

/** Whether a call never returns, as its type or the project's settings say. */
export function isSaidToNeverReturn(call: CallExpression, { types, settings }: Source): boolean {
  if (types.returnsNever(call) === 'yes') return true;
  const name = settings.neverReturns.length > 0 ? dottedName(call.callee) : undefined;
  return name !== undefined && settings.neverReturns.includes(name);
}
