import { canThrow } from '../../flow/call-effects.ts';
import { dottedName, type CallExpression } from '../../source/ast.ts';

/** Calls that change nothing a wait could look at: logs, conversions, guards that throw. */
export function isQuiet(call: CallExpression): boolean {
  const name = dottedName(call.callee);
  if (name === undefined) return false;
  if (/(?:^|\.)(?:push|pop|shift|unshift|set|add|delete|clear|get|has)$/.test(name)) return false;
  return (
    (!canThrow(call) ||
      /(?:^|\.)throwIfAborted$|^process\.std(?:out|err)\.write$|^(?:assert|invariant)(?:\.ok)?$|(?:^|\.)(?:debug|trace|verbose|warn|log)$/.test(
        name,
      )) &&
    !/(?:^|\.)(?:setTimeout|setImmediate|setInterval|queueMicrotask|nextTick)$/.test(name)
  );
}
