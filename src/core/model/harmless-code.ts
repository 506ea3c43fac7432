import { onlyReads } from '../flow/call-effects.ts';
import { calleeName } from '../flow/callback-timing.ts';
import type { TSESTree } from '@typescript-eslint/types';
import {
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { usesOfFunction } from './function-uses.ts';
import { argumentFor, calledFunction, localFunction } from './local-functions.ts';
import type { PendingGroup } from './pending-places.ts';

/** Calls that do nothing for those who wait. */
const harmless =
  /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame|console\.\w+|(?:\w*\.)?(?:log|debug|info|warn|trace|delete|removeListener|removeEventListener|off|unref|has))$/u;

/** Whether a call does nothing for those who wait, and keeps nothing. */
export function isHarmless(call: CallExpression): boolean {
  return harmless.test(calleeName(call) ?? '') || onlyReads(call);
}

/** How many functions of the file code is followed through. */
const maxDepth = 3;

/**
 * Whether code, with the functions of the file that it calls, does nothing for those who wait and keeps nothing elsewhere.
 * @param kept What the code goes through: the other functions that stand beside the handles there are known, too.
 */
export function isHarmlessCode(code: Node, source: Source, kept?: PendingGroup): boolean {
  return isQuiet(code, source, kept, 0);
}

/** Whether a call runs a function of the file that does nothing for those who wait: `stopTimer(entry)`. */
export function runsHarmlessCode(call: CallExpression, source: Source): boolean {
  return runsQuietly(call, source, undefined, 0);
}

function isQuiet(code: Node, source: Source, kept: PendingGroup | undefined, depth: number): boolean {
  let isSo = true as boolean;
  walk(code, (node) => {
    if (node.type === 'CallExpression') isSo &&= isHarmless(node) || runsQuietly(node, source, kept, depth);
    else if (node.type === 'ReturnStatement') isSo &&= node.argument === null;
    else if (/^(?:AssignmentExpression|YieldExpression|NewExpression|AwaitExpression)$/u.test(node.type)) isSo = false;
    return isSo;
  });
  return isSo;
}

function runsQuietly(call: CallExpression, source: Source, kept: PendingGroup | undefined, depth: number): boolean {
  if (depth >= maxDepth) return false;
  const fn = calledFunction(call, source);
  const run = fn === undefined ? (functionsGiven(call, source) ?? keptBeside(call, kept, source)) : [fn];
  return run?.every((each) => isQuiet(each.body, source, kept, depth + 1)) === true;
}

/** `each(action) { for (const waiter of this.waiters) action(waiter); }`: what the file gives it, where that is known of each call. */
function functionsGiven({ callee }: CallExpression, source: Source): readonly FunctionNode[] | undefined {
  const at = unwrap(callee);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const fn = variable?.defs[0]?.type === 'Parameter' ? variable.defs[0].node : undefined;
  if (!isFunction(fn)) return undefined;
  // Whoever calls a method from outside is not there when its object ends.
  const uses = usesOfFunction(fn, source).filter((use) => use.kind !== 'escape' || use.node !== fn);
  return allFunctions(
    uses.map((use) => (use.kind === 'call' ? argumentFor(variable, fn, use.call) : undefined)),
    source,
  );
}

/** `for (const entry of pending.values()) entry.cleanUp();`: what stands under that name beside each of the handles. */
function keptBeside(
  { callee }: CallExpression,
  kept: PendingGroup | undefined,
  source: Source,
): readonly FunctionNode[] | undefined {
  const at = unwrap(callee);
  const name = at.type === 'MemberExpression' && at.object.type === 'Identifier' ? propertyName(at) : undefined;
  if (kept === undefined || name === undefined) return undefined;
  const records = kept.completions.flatMap(({ handles }) =>
    handles.flatMap(({ use }) => (use.kind === 'escape' ? [recordAround(use.node)] : [])),
  );
  const beside = records.map((record) =>
    record?.properties.find((each) => each.type === 'Property' && propertyName(each) === name),
  );
  return allFunctions(
    beside.map((each) => (each?.type === 'Property' ? each.value : undefined)),
    source,
  );
}

function recordAround(handle: Node): TSESTree.ObjectExpression | undefined {
  const at = wrapped(handle);
  if (at.type === 'ObjectExpression') return at;
  const { parent } = at;
  return parent?.type === 'Property' && parent.parent.type === 'ObjectExpression' ? parent.parent : undefined;
}

function allFunctions(values: readonly (Node | undefined)[], source: Source): readonly FunctionNode[] | undefined {
  const functions = values.flatMap((each) => (each && localFunction(each, source)) ?? []);
  return values.length > 0 && functions.length === values.length ? functions : undefined;
}
