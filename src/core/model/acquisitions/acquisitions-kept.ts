import {
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { runsBeside } from '../branches.ts';
import { usesOfFunction } from '../function-uses.ts';
import { localFunction } from '../local-functions.ts';
import { isPrivateMember } from '../producers/exported.ts';
import type { Settlement, SettlementPaths } from '../settlement-paths.ts';
import type { Acquisition } from './acquisitions.ts';
import type { Hold } from './acquisitions-releases.ts';

// Handles that are kept in a field are called by other functions than the one that acquires, and so are the releases.

/** Calls through functions beyond this many are not followed. */
const MOST_CALLS = 4;

/**
 * The settlements by a kept handle that an acquisition survives: the code takes it back beside some of them, and nowhere
 * else, or its listener settles and takes back another function than the one that listens.
 */
export function survivedByKept(
  acquisition: Acquisition,
  hold: Hold,
  paths: SettlementPaths,
  source: Source,
): readonly Settlement[] {
  const kept = paths.settlements.filter(({ node, to }) => to === undefined && !isInside(node, paths.region));
  if (kept.length === 0) return [];
  if (acquisition.kind === 'listener') {
    const listening = vainlyTakenBack(acquisition, hold, source);
    return kept.filter(({ node }) => listening !== undefined && enclosingFunction(node) === listening);
  }
  // What an observer or a subscription is for may be more than the promise.
  if (acquisition.kind !== 'interval' && acquisition.kind !== 'timeout') return [];
  return leftBeside(acquisition, hold, kept, paths.region, source);
}

/** The settlements by kept handles beside which nothing takes the acquisition back, where each release goes with another one of them. */
export function leftBeside(
  acquisition: Acquisition,
  hold: Hold,
  kept: readonly Settlement[],
  region: Node,
  source: Source,
): readonly Settlement[] {
  const released = hold.releases.length > 0 ? releasedBeside(kept, hold, region, source) : undefined;
  if (released === undefined) return [];
  const isOnce = acquisition.kind !== 'listener' || acquisition.isOnce;
  return kept.filter(({ node }) => {
    const fn = enclosingFunction(node);
    if (fn === undefined || isReleased(node, released, source, 0)) return false;
    return !isOnce || !isCalledBy(fn, acquisition, source, 0);
  });
}

/** Where the releases run, when each of them goes with a settlement; undefined when others may let go at another time. */
function releasedBeside(
  kept: readonly Settlement[],
  { releases, ends }: Hold,
  region: Node,
  source: Source,
): readonly Node[] | undefined {
  const sites = new Set<Node>(releases);
  for (const site of sites) {
    const fn = enclosingFunction(site);
    if (fn === undefined || ends.has(site) || isInside(site, region)) return undefined;
    if (kept.some(({ node }) => enclosingFunction(node) === fn && runsBeside(site, node, () => true))) continue;
    const uses = usesOfFunction(fn, source).filter((use) => use.kind !== 'escape' || use.node !== fn);
    if (!isPrivateMember(fn.parent) || uses.length === 0) return undefined;
    for (const use of uses) {
      if (use.kind !== 'call') return undefined;
      sites.add(use.call);
    }
  }
  return [...sites];
}

/** Whether a release runs beside a node, or beside a call of the function that it stands in. */
function isReleased(node: Node, released: readonly Node[], source: Source, depth: number): boolean {
  const fn = enclosingFunction(node);
  if (fn === undefined || depth > MOST_CALLS) return true;
  if (released.some((site) => enclosingFunction(site) === fn && runsBeside(site, node, () => true))) return true;
  return usesOfFunction(fn, source).some((use) => {
    if (use.kind === 'escape') return false;
    return isReleased(use.kind === 'call' ? use.call : use.to, released, source, depth + 1);
  });
}

/** Whether the timer calls a function when it is over. */
function isCalledBy(fn: FunctionNode, acquisition: Acquisition, source: Source, depth: number): boolean {
  if (depth > MOST_CALLS || isInside(fn, acquisition.node)) return true;
  return usesOfFunction(fn, source).some((use) => {
    const at = use.kind === 'call' ? use.call : use.node;
    if (isInside(at, acquisition.node)) return true;
    const outer = use.kind === 'call' ? enclosingFunction(at) : undefined;
    return outer !== undefined && outer !== fn && isCalledBy(outer, acquisition, source, depth + 1);
  });
}

/** The function that listens, where the code means to take it back and `bind`, or writing it again, makes another one for that. */
export function vainlyTakenBack(
  { kind, handler, emitter, event }: Acquisition,
  { releases }: Hold,
  source: Source,
): FunctionNode | undefined {
  const isNew = handler !== undefined && (isBound(handler) || isFunction(unwrap(handler)));
  const fn = kind === 'listener' && isNew ? localFunction(handler, source) : undefined;
  const from = emitter && dottedName(emitter);
  if (fn === undefined || from === undefined || event === undefined || releases.length > 0) return undefined;
  const isMeant = ['off', 'removeListener', 'removeEventListener'].some((name) =>
    source.mentions.members(name).some((member) => {
      const call = wrapped(member).parent;
      if (call?.type !== 'CallExpression' || dottedName(member.object) !== from) return false;
      const [first, second] = call.arguments;
      const isOfEvent = first?.type === 'Literal' && first.value === event;
      return isOfEvent && second !== undefined && isAnother(second, fn, source);
    }),
  );
  return isMeant ? fn : undefined;
}

/** Whether an expression makes a new function that does what the other one does. */
function isAnother(removed: Node, fn: FunctionNode, source: Source): boolean {
  const at = unwrap(removed);
  if (!isFunction(at)) return isBound(at) && localFunction(at, source) === fn;
  return at !== fn && source.text.slice(...at.range) === source.text.slice(...fn.range);
}

/** `this.onReady.bind(this)`, a new function each time. */
function isBound(handler: Node): boolean {
  const at = unwrap(handler);
  const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
  return callee?.type === 'MemberExpression' && propertyName(callee) === 'bind' && !isFunction(unwrap(callee.object));
}
