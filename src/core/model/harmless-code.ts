import { onlyReads } from '../flow/call-effects.ts';
import { calleeName } from '../flow/callback-timing.ts';
import { isFunction, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { usesOfFunction } from './function-uses.ts';
import { argumentFor, calledFunction, localFunction } from './local-functions.ts';

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
  return fn === undefined ? runsHarmlessArgument(call, source, depth) : isHarmlessCode(fn.body, source, depth + 1);
}

/** `each(action) { for (const waiter of this.waiters) action(waiter); }`, of which the file asks for nothing that does anything. */
function runsHarmlessArgument({ callee }: CallExpression, source: Source, depth: number): boolean {
  const at = unwrap(callee);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
  if (!isFunction(fn) || depth >= maxDepth) return false;
  // Whoever calls a method from outside is not there when its object ends.
  const uses = usesOfFunction(fn, source).filter((use) => use.kind !== 'escape' || use.node !== fn);
  const given = uses.map((use) => (use.kind === 'call' ? argumentFor(variable, fn, use.call) : undefined));
  return (
    given.length > 0 &&
    given.every((each) => {
      const run = each && localFunction(each, source);
      return run !== undefined && isHarmlessCode(run.body, source, depth + 1);
    })
  );
}
