import { onlyReads } from '../flow/call-effects.ts';
import { calleeName } from '../flow/callback-timing.ts';
import type { CallExpression, Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { calledFunction } from './local-functions.ts';

/** Calls that do nothing for those who wait. */
const harmless =
  /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|console\.\w+|(?:\w*\.)?(?:log|debug|info|warn|trace|delete|removeListener|removeEventListener|off|unref|has))$/u;

/** Whether a call does nothing for those who wait, and keeps nothing. */
export function isHarmless(call: CallExpression): boolean {
  return harmless.test(calleeName(call) ?? '') || onlyReads(call);
}

/** How many functions of the file code is followed through. */
const maxDepth = 3;

/** Whether code, with the functions of the file that it calls, does nothing for those who wait and keeps nothing elsewhere. */
export function isHarmlessCode(code: Node, source: Source, depth = 0): boolean {
  let isQuiet = true as boolean;
  walk(code, (node) => {
    if (node.type === 'CallExpression') isQuiet &&= isHarmless(node) || runsHarmlessCode(node, source, depth);
    else if (node.type === 'ReturnStatement') isQuiet &&= node.argument === null;
    else if (/^(?:AssignmentExpression|YieldExpression|NewExpression|AwaitExpression)$/u.test(node.type))
      isQuiet = false;
    return isQuiet;
  });
  return isQuiet;
}

/** Whether a call runs a function of the file that does nothing for those who wait: `stopTimer(entry)`. */
export function runsHarmlessCode(call: CallExpression, source: Source, depth = 0): boolean {
  const fn = depth < maxDepth ? calledFunction(call, source) : undefined;
  return fn !== undefined && isHarmlessCode(fn.body, source, depth + 1);
}
