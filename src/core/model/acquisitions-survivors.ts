import { enclosingFunction, isFunction, isInside, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { acquisitionsIn, type Acquisition } from './acquisitions.ts';
import { isInPage, isMadeHere } from './acquisitions-owners.ts';
import { holdOf, type Hold } from './acquisitions-releases.ts';
import { completionModel } from './build-model.ts';
import type { Completion } from './completion.ts';
import { either, outcomesBefore } from './outcomes.ts';
import { SettlementPaths, type Settlement } from './settlement-paths.ts';

/** An acquisition that is still there on a path on which the promise has been settled. */
export interface Survivor {
  readonly completion: Completion;
  readonly acquisition: Acquisition;
  readonly hold: Hold;
  /** The settlements that it survives. */
  readonly settlements: readonly Settlement[];
}

/** What the makers of promises acquire for one promise and leave behind, in the order of the text. */
export function survivors(source: Source): readonly Survivor[] {
  const acquisitions = acquisitionsIn(source);
  if (acquisitions.length === 0) return [];
  const found = new Map<Acquisition, Survivor>();
  for (const completion of completionModel(source).completions) {
    const region = completion.executor ?? enclosingFunction(completion.node);
    if (region !== undefined && !acquisitions.some(({ node }) => isInside(node, region))) continue;
    for (const survivor of survivorsOf(completion, source)) found.set(survivor.acquisition, survivor);
  }
  return [...found.values()].sort((a, b) => a.acquisition.node.range[0] - b.acquisition.node.range[0]);
}

function* survivorsOf(completion: Completion, source: Source): Generator<Survivor> {
  const paths = new SettlementPaths(completion, source);
  for (const acquisition of paths.acquisitions) {
    if (!isMeantFor(acquisition, completion, paths, source)) continue;
    const hold = holdOf(acquisition, source);
    if (hold.isLoose || hold.isUnref || acquisition.event === 'abort') continue;
    const { emitter } = acquisition;
    if (isInPage(completion.node)) return;
    if (emitter && isMadeHere(emitter, completion.node, source)) continue;
    const later = hold.releases.filter((release) => isAfter(release, completion, paths));
    const outcomes = either(later.map((release) => outcomesBefore(release, completion.node, source)));
    const settlements = paths
      .survivedBy(acquisition)
      ?.filter(({ role }) => (role === 'reject' ? !outcomes.rejected : !outcomes.fulfilled));
    if (settlements !== undefined && settlements.length > 0) yield { completion, acquisition, hold, settlements };
  }
}

/** Whether the release is none of the callbacks, but code beside the promise. */
function isAfter(release: Node, { executor }: Completion, { region }: SettlementPaths): boolean {
  if (executor) return !isInside(release, executor);
  const home = enclosingFunction(release);
  return !isInside(release, region) || home === region || home === undefined;
}

/** Whether an acquisition is for this promise: it settles it, or somebody meant to let it go with it. */
function isMeantFor(acquisition: Acquisition, completion: Completion, paths: SettlementPaths, source: Source): boolean {
  if (completion.executor && isInInner(acquisition.node, completion.executor, source)) return false;
  if (paths.settles(acquisition)) return true;
  if (!completion.executor) return false;
  return acquisition.kind === 'interval' || holdOf(acquisition, source).releases.length > 0;
}

/** Whether another promise inside the executor is what the acquisition is for. */
function isInInner(node: Node, executor: Node, source: Source): boolean {
  return completionModel(source).completions.some(
    ({ executor: inner }) => inner && inner !== executor && isInside(inner, executor) && isInside(node, inner),
  );
}

/** The function that an acquisition calls, when it is written in its place. */
export function handlerFunction({ handler }: Acquisition): Node | undefined {
  const at = handler && unwrap(handler);
  return isFunction(at) ? at : undefined;
}
