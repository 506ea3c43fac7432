import {
  enclosingClass,
  enclosingFunction,
  isFunction,
  isInConstructor,
  isInside,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { Places } from '../../flow/places.ts';
import { someOwnNode } from '../../source/visit.ts';
import { completionModel } from '../build-model.ts';
import type { Completion } from '../completion.ts';
import { regionOf } from '../completion-region.ts';
import { usesOfFunction } from '../function-uses.ts';
import { isHarmlessCode } from '../harmless-code.ts';
import { MOST_PAIRS, type Settlement } from '../settlement-paths.ts';
import { isLast } from './acquisition-ends.ts';
import { acquisitionsWithin, type Acquisition } from './acquisitions.ts';
import { leftBeside } from './acquisitions-kept.ts';
import { holdOf, type Hold } from './acquisitions-releases.ts';

// `this.bus.on('done', this.onDone); return new Promise((resolve) => { this.resolve = resolve; });`: one function
// listens, and what it listens by settles the promise through what was kept for it.

/** Calls through functions beyond this many are not followed. */
const MOST_CALLS = 6;

/** What leads to a settlement: acquisitions and other calls that are given a function, or `undefined` for callers that are not known. */
type Ways = ReadonlySet<Node | undefined>;

/** What is acquired beside a promise whose handles are kept, with the settlements by these that it survives. */
export interface LeftApart {
  readonly completion: Completion;
  readonly acquisition: Acquisition;
  readonly hold: Hold;
  readonly settlements: readonly Settlement[];
}

const known = new WeakMap<Node, ReadonlyMap<Node, LeftApart>>();

/** What the functions that make promises acquire for them and leave behind when others settle them, by the call that acquires. */
export function leftApart(source: Source): ReadonlyMap<Node, LeftApart> {
  let found = known.get(source.ast);
  if (found === undefined) {
    const all = completionModel(source).completions.flatMap((completion) => [...leftOf(completion, source)]);
    known.set(source.ast, (found = new Map(all.map((each) => [each.acquisition.node, each]))));
  }
  return found;
}

function* leftOf(completion: Completion, source: Source): Generator<LeftApart> {
  const { node, executor } = completion;
  const makers = makersOf(node);
  const kept = makers.length > 0 ? keptSettlements(completion, source) : [];
  if (kept.length === 0) return;
  let ways: ReadonlyMap<Settlement, Ways> | undefined;
  for (const maker of makers) {
    const acquired = acquisitionsWithin(maker, source);
    if (acquired.length * kept.length > MOST_PAIRS) continue;
    for (const acquisition of acquired) {
      const home = enclosingFunction(acquisition.node);
      const hold = home === maker || home === executor ? holdOf(acquisition, source) : undefined;
      if (hold === undefined || hold.isLoose) continue;
      ways ??= new Map(kept.map((settlement) => [settlement, waysTo(settlement.node, source)]));
      const settlements = leftBy({ completion, acquisition, hold }, ways, maker, source);
      if (settlements.length > 0) yield { completion, acquisition, hold, settlements };
    }
  }
}

/** The functions that may acquire something for a promise: the one that makes it, and for a field those of its class. */
function makersOf(promise: Node): readonly FunctionNode[] {
  const fn = enclosingFunction(promise);
  if (fn !== undefined) return [fn];
  const owner = enclosingClass(promise);
  return (owner?.body.body ?? []).flatMap((element) =>
    element.type === 'MethodDefinition' && isFunction(element.value) ? [element.value] : [],
  );
}

/** The settlements outside the function that makes the promise; a field is made by none. */
function keptSettlements(completion: Completion, source: Source): readonly Settlement[] {
  const region = enclosingFunction(completion.node) && regionOf(completion, source);
  return completion.handles.flatMap(({ use, through }) =>
    through === undefined && use.kind === 'settle' && (region === undefined || !isInside(use.node, region))
      ? [{ node: use.call, role: use.role, to: undefined }]
      : [],
  );
}

function leftBy(
  { completion, acquisition, hold }: Omit<LeftApart, 'settlements'>,
  ways: ReadonlyMap<Settlement, Ways>,
  maker: FunctionNode,
  source: Source,
): readonly Settlement[] {
  const { kind, node } = acquisition;
  const kept = [...ways.keys()];
  // A timer that nothing clears is a matter of its own unless it settles by what was kept, as the others do.
  const isDropped = kind === 'timeout' && hold.handle === undefined && hold.releases.length === 0;
  if (kind === 'interval' || (kind === 'timeout' && !isDropped))
    return isInside(node, maker) && hold.releases.length > 0 ? leftBeside(acquisition, hold, kept, maker, source) : [];
  const settled = kept.filter((each) => ways.get(each)?.has(node) === true);
  if (settled.length === 0) return [];
  // One that calls back once is over with what it settles.
  const isOver = (each: Settlement): boolean =>
    acquisition.isOnce && ways.get(each)?.size === 1 && settled.includes(each);
  const survived = kept.filter((each) => !isOver(each));
  if (hold.releases.length > 0) {
    const left = new Set(leftBeside(acquisition, hold, kept, maker, source));
    return survived.filter((each) => left.has(each));
  }
  // What an object listens to for its life it need not take back; a signal is of the one operation that it stands for.
  if (isInConstructor(node) && acquisition.event !== 'abort') return [];
  if (endsByItself(acquisition, maker, ways, source)) return [];
  return settled.every((each) => isAllItDoes(each.node, completion, source)) ? survived : [];
}

/** Where nothing takes a listener back: whether another one waits for the end of what it listens to. */
function endsByItself(
  { emitter }: Acquisition,
  maker: FunctionNode,
  ways: ReadonlyMap<Settlement, Ways>,
  source: Source,
): boolean {
  const places = new Places(source.bindings);
  if (emitter === undefined) return false;
  const key = places.key(emitter);
  if (key === undefined) return true;
  return acquisitionsWithin(maker, source).some(
    (other) =>
      isLast(other) &&
      other.emitter !== undefined &&
      places.key(other.emitter) === key &&
      [...ways.values()].some((each) => each.has(other.node)),
  );
}

/** Whether the function that settles has nothing else to do but to tidy up: a listener that has may be there for that. */
function isAllItDoes(settlement: Node, completion: Completion, source: Source): boolean {
  const fn = enclosingFunction(settlement);
  if (fn === undefined) return false;
  if (fn.body.type !== 'BlockStatement') return isInside(settlement, fn.body);
  const kept = { places: [], completions: [completion] };
  return !someOwnNode(
    fn.body,
    (at) =>
      (at.type === 'ExpressionStatement' && !isInside(settlement, at) && !isHarmlessCode(at, source, kept)) ||
      at.type === 'AwaitExpression' ||
      at.type === 'UpdateExpression',
  );
}

/** What runs the function that a node stands in, and those that call it. */
function waysTo(node: Node, source: Source): Ways {
  const ways = new Set<Node | undefined>();
  const seen = new Set<FunctionNode>();
  let sites: readonly Node[] = [node];
  for (let depth = 0; depth <= MOST_CALLS && sites.length > 0; depth++) {
    const next: Node[] = [];
    for (const site of sites) {
      const fn = enclosingFunction(site);
      if (fn === undefined || seen.has(fn)) continue;
      seen.add(fn);
      const uses = usesOfFunction(fn, source).filter((use) => use.kind !== 'escape');
      if (uses.length === 0) ways.add(undefined);
      for (const use of uses) {
        if (use.kind === 'call') next.push(use.call);
        else ways.add(use.to);
      }
    }
    sites = next;
  }
  return ways;
}
