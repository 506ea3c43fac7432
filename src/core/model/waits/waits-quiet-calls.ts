import { canThrow } from '../../flow/call-effects.ts';
import { isTimer } from '../../flow/callback-timing.ts';
import { dottedName, isLoop, type CallExpression, type Node } from '../../source/ast.ts';
import { someOwnNode } from '../../source/visit.ts';

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

/** `while (!ready) setTimeout(check, 10)`: a timer in a loop that never lets it run. */
export function isNeverRun(call: CallExpression, home: Node | undefined): boolean {
  if (home === undefined || !isLoop(home) || !isTimer(call)) return false;
  return !someOwnNode(home, ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression');
}
