import { calledFunction } from './local-functions.ts';
import { alwaysThrows } from '../flow/calls.ts';
import { dottedName, type CallExpression } from '../source/ast.ts';
import type { Source } from '../source/source.ts';

/** Whether a call never returns, as its type, the project's settings or the function of the file that it runs say. */
export function isSaidToNeverReturn(call: CallExpression, source: Source): boolean {
  const { types, settings } = source;
  if (types.returnsNever(call) === 'yes') return true;
  const run = calledFunction(call, source);
  if (run !== undefined && alwaysThrows(run)) return true;
  const name = settings.neverReturns.length > 0 ? dottedName(call.callee) : undefined;
  return name !== undefined && settings.neverReturns.includes(name);
}
