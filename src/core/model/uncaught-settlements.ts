import {
  enclosingFunction,
  isFunction,
  isInside,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { children } from '../source/visit.ts';
import { completionModel } from './build-model.ts';
import { callbackRuns } from './callbacks/given-callbacks.ts';
import { isCaught } from './caught-settlements.ts';
import type { LostThrow, ThrowSite } from './lost-throws.ts';
import { settlementRuns, type Run } from './settlement-runs.ts';
import { isInTest } from './test-code.ts';
import { mayThrowByNature } from './throwing-calls.ts';

/**
 * What throws on the way to a settlement beside the executor, as through a field or a map, in what the event loop runs:
 * `socket.on('data', (text) => { this.resolve(JSON.parse(text)); })`. A path through a whole class is not followed: what is told is
 * what the settlement, or a plain statement before it in its function, throws by its nature.
 */
export function* uncaughtSettlements(source: Source): Generator<LostThrow> {
  const runs = settlementRuns(source);
  for (const completion of completionModel(source).completions) {
    const { executor, handles } = completion;
    for (const handle of handles) {
      const { use, through } = handle;
      if (use.kind !== 'settle' || through !== undefined || (executor && isInside(use.node, executor))) continue;
      const fn = enclosingFunction(use.call);
      const site = fn && throwSiteBefore(use.call, fn, source);
      if (fn === undefined || site === undefined || isInTest(fn, source)) continue;
      if (runs.of(handle).some((run) => isUncaught(run, site, source)))
        yield { completion, site, fn, kind: 'uncaught', isLate: false };
    }
  }
}

/** What throws by its nature on the way of a function to a settlement, its arguments included. */
function throwSiteBefore(call: CallExpression, { body }: FunctionNode, source: Source): ThrowSite | undefined {
  for (const statement of body.type === 'BlockStatement' ? body.body : [body]) {
    if (statement.range[0] > call.range[1]) break;
    // Of branches, only the one that settles is sure to be on the way.
    const isOnTheWay = statement.type === 'VariableDeclaration' || statement.type === 'ExpressionStatement';
    const found = firstThrow(isOnTheWay && !isInside(call, statement) ? statement : call, source);
    if (found) return found;
  }
  return undefined;
}

function firstThrow(node: Node, source: Source): ThrowSite | undefined {
  if (isFunction(node)) return undefined;
  if ((node.type === 'CallExpression' || node.type === 'NewExpression') && mayThrowByNature(node, source)) return node;
  for (const child of children(node)) {
    const found = firstThrow(child, source);
    if (found) return found;
  }
  return undefined;
}

/** Whether the way from the event loop to the settlement catches nothing. */
function isUncaught({ steps }: Run, site: Node, source: Source): boolean {
  for (const [index, { fn, site: at, by }] of steps.entries()) {
    if (fn === undefined || fn.async || fn.generator || isCaught(index === 0 ? site : at)) return false;
    if (by !== undefined) return callbackRuns(by.handler, fn, source).by === 'event loop';
  }
  return false;
}
