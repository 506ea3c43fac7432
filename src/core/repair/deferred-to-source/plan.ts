import { completionModel } from '../../model/build-model.ts';
import type { Completion } from '../../model/completion.ts';
import { isReaction } from '../../model/reactions.ts';
import type { Node } from '../../source/ast.ts';
import { addTo } from '../../source/multimap.ts';
import { beginningIn } from '../../source/ordered.ts';
import type { Source } from '../../source/source.ts';
import { losesComments } from '../comments.ts';
import { EditSet, type Edit } from '../edit.ts';
import { importName, moduleKind } from '../imports.ts';
import { closeGaps } from '../layout.ts';
import type { Applicability } from '../repair.ts';
import { isTypedByComment } from './checked-javascript.ts';
import { CollectionRewriter } from './collection-group.ts';
import { inlineExecutor } from './inline-executor.ts';
import { keepsOf, type Keep, type Place } from './kept.ts';
import { nameResolvers } from './named-resolvers.ts';
import { NameAllocator } from './names.ts';
import { originSite, type OriginSite } from './origin-site.ts';
import { PlaceRewriter } from './place-group.ts';
import { isTyped } from './result-type.ts';
import { isRefusal, PlacesStay, SkipSite } from './skip.ts';
import { removeUnusedTypes } from './unused-types.ts';
import { editWithFunctions } from './with-functions.ts';

/** What can be done about one bare deferred: edits, or the reason why there are none. */
export type Plan =
  | {
      readonly edits: readonly Edit[];
      readonly applicability: Applicability;
      /** The edits only make ready what the next pass rewrites. */
      readonly isStep?: boolean;
    }
  | { readonly skip: { readonly code: string; readonly detail: string } };

interface Draft {
  readonly completion: Completion;
  readonly site: OriginSite;
  readonly keeps: readonly Keep[];
}

/**
 * Plans the rewrite of bare deferreds onto TaskCompletionSource. Promises whose resolvers share a place are one
 * plan: either all of their places come to keep sources, or the places stay and keep the functions of sources.
 */
export function planDeferredToSource(
  completions: readonly Completion[],
  source: Source,
): ReadonlyMap<Completion, Plan> {
  const plans = new Map<Completion, Plan>();
  if (completions.length === 0) return plans;
  for (const [completion, edits] of inlinedExecutors(completions, source))
    plans.set(completion, { edits, applicability: 'safe', isStep: true });
  const sites = new Map<Completion, OriginSite>();
  for (const completion of completions) {
    if (!plans.has(completion)) attempt(completion, plans, () => sites.set(completion, originSite(completion, source)));
  }
  const drafts = [...sites.values()].flatMap((site) => draftOf(site, source));
  const inPlaces = new Set(drafts.map(({ completion }) => completion));
  const keptAt = completionsByPlace(completions, source);
  const kept = new Map<Completion, readonly Draft[]>();
  const tryGroup = (group: readonly Draft[], names: NameAllocator): readonly Edit[] | undefined => {
    const attempt = (keepsFunctions: boolean) =>
      names.attempt(() => tryPlaces(group, keptAt, inPlaces, source, names, keepsFunctions));
    return attempt(false) ?? attempt(true);
  };
  const first = new NameAllocator(source);
  for (const group of groupsOf(drafts)) {
    const edits = tryGroup(group, first);
    for (const { completion } of group) {
      if (edits) plans.set(completion, planned(edits, group));
      else inPlaces.delete(completion);
      if (edits) kept.set(completion, group);
    }
  }
  // Names are numbered from top to bottom: those of the places are given out again where others come between.
  const isMixed = [...sites.keys()].some((completion) => !kept.has(completion));
  const names = isMixed ? new NameAllocator(source) : first;
  if (isMixed) for (const completion of kept.keys()) plans.delete(completion);
  for (const [completion, site] of sites) {
    if (plans.has(completion)) continue;
    const group = kept.get(completion);
    attempt(completion, plans, () => {
      const edits = group
        ? tryGroup(group, names)
        : names.attempt(() => complete(editWithFunctions(site, source, names), source));
      const drafts = group ?? [{ completion }];
      if (edits) for (const each of drafts) plans.set(each.completion, planned(edits, drafts));
    });
  }
  const made = [...plans.keys()].map(({ node }) => node).sort((a, b) => a.range[0] - b.range[0]);
  for (const [completion, plan] of plans) {
    if ('edits' in plan && plan.isStep !== true) plans.set(completion, reserve(plan, completion, made));
  }
  return plans;
}

/** The edits that write executors where they are given, and as they are mostly written; promises that share a place with theirs wait for them. */
function* inlinedExecutors(
  completions: readonly Completion[],
  source: Source,
): Generator<[Completion, readonly Edit[]]> {
  const byPlace = new Map<Place['key'], readonly Edit[]>();
  const others: Completion[] = [];
  for (const completion of completions) {
    const edits = inlineExecutor(completion, source) ?? nameResolvers(completion, source);
    if (edits === undefined) others.push(completion);
    else {
      yield [completion, edits];
      for (const { place } of placesOf(completion, source)) byPlace.set(place.key, edits);
    }
  }
  if (byPlace.size === 0) return;
  for (const completion of others) {
    const keep = placesOf(completion, source).find(({ place }) => byPlace.has(place.key));
    const edits = keep && byPlace.get(keep.place.key);
    if (edits) yield [completion, edits];
  }
}

/** Has promises that are made inside the executor wait for the next pass: their lines are indented anew in this one. */
function reserve(
  plan: Plan & { readonly edits: readonly Edit[] },
  { executor }: Completion,
  made: readonly Node[],
): Plan {
  if (executor === undefined) return plan;
  const held = Array.from(beginningIn(made, executor.range), ({ range: [start] }): Edit => ({
    range: [start, start + 3],
    text: 'new',
  }));
  return { ...plan, edits: [...plan.edits, ...held] };
}

function planned(edits: readonly Edit[], group: readonly { readonly completion: Completion }[]): Plan {
  const isSuggested = group.some(({ completion }) => reactsToOther(completion));
  return { edits, applicability: isSuggested ? 'suggested' : 'safe' };
}

/**
 * Whether a resolver reacts to another promise by itself (`inner.then(resolve, reject)`). V8 follows such a chain to write
 * async stack traces, but only through native resolvers: a source's would end the trace there.
 */
function reactsToOther({ handles }: Completion): boolean {
  return handles.some(({ use, through }) => {
    return use.kind === 'hand-off' && through === undefined && isReaction(use.to);
  });
}

function attempt(completion: Completion, plans: Map<Completion, Plan>, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SkipSite)) throw error;
    plans.set(completion, { skip: { code: error.code, detail: error.message } });
  }
}

/** The promise with the places that could keep its source; none where that is out of the question. */
function draftOf(site: OriginSite, source: Source): Draft[] {
  const { completion } = site;
  const keeps = placesOf(completion, source);
  const [first, ...others] = keeps;
  if (first === undefined || !others.every((each) => isAlike(each, first))) return [];
  if (!isPlain(first) && others.some(({ place }) => place.key !== first.place.key)) return [];
  return [{ completion, site, keeps }];
}

/** Whether both are kept alone, in a record of a place, or in a collection. */
function isAlike(a: Keep, b: Keep): boolean {
  return a.isCollection === b.isCollection && a.isRecord === b.isRecord;
}

/** Whether a resolver is kept as it is, in a place of its own. */
function isPlain({ isCollection, isRecord }: Keep): boolean {
  return !isCollection && !isRecord;
}

/** Drafts that share a place, together. */
function groupsOf(drafts: readonly Draft[]): Draft[][] {
  const groups: Draft[][] = [];
  const byPlace = new Map<object | string, Draft[]>();
  for (const draft of drafts) {
    let group: Draft[] | undefined;
    for (const { place } of draft.keeps) group ??= byPlace.get(place.key);
    if (group === undefined) groups.push((group = []));
    group.push(draft);
    for (const { place } of draft.keeps) byPlace.set(place.key, group);
  }
  return groups;
}

/** Undefined where the places cannot keep sources. */
function tryPlaces(
  group: readonly Draft[],
  keptAt: CompletionsByPlace,
  inPlaces: ReadonlySet<Completion>,
  source: Source,
  names: NameAllocator,
  keepsFunctions: boolean,
): readonly Edit[] | undefined {
  try {
    return complete(rewriteGroup(group, keptAt, inPlaces, source, names, keepsFunctions), source);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    return undefined;
  }
}

function rewriteGroup(
  group: readonly Draft[],
  keptAt: CompletionsByPlace,
  inPlaces: ReadonlySet<Completion>,
  source: Source,
  names: NameAllocator,
  keepsFunctions: boolean,
): readonly Edit[] {
  const places = new Set(group.flatMap(({ keeps }) => keeps.map(({ place }) => place.key)));
  // A promise that settles through the same place by a function would find a source there.
  for (const place of places) {
    if (keptAt.get(place)?.some((completion) => !inPlaces.has(completion)) === true)
      throw new PlacesStay('not-in-step');
  }
  const sites = group.map(({ site }) => site);
  const keeps = group.flatMap((draft) => draft.keeps);
  if (!isTyped(source) && keeps.some(({ place }) => isTypedByComment(place, source)))
    throw new PlacesStay('typed-by-comment');
  const [first] = keeps;
  if (first && !keeps.every((keep) => isAlike(keep, first))) throw new PlacesStay('kept-in-several-places');
  const model = completionModel(source);
  if (first && !isPlain(first)) return new CollectionRewriter({ sites, keeps }, model, source, names).edits();
  return new PlaceRewriter({ sites, keeps }, model, source, names, keepsFunctions).edits();
}

/** The edits with the import they need. @throws {SkipSite} where they lose a comment or cannot go together. */
function complete(edits: readonly Edit[], source: Source): readonly Edit[] {
  if (moduleKind(source) === undefined) throw new SkipSite('not-a-module');
  const imported = importName(source, 'TaskCompletionSource', source.settings.runtime);
  if (imported === undefined) throw new SkipSite('name-taken');
  const taken = new EditSet();
  const all = [...edits, ...imported];
  if (losesComments(all, source)) throw new SkipSite('comment');
  for (const edit of all) {
    if (!taken.take([edit])) throw new SkipSite('position');
  }
  for (const edit of isTyped(source) ? removeUnusedTypes(all, source) : []) taken.take([edit]);
  return closeGaps(taken.all(), source.text);
}

/** The promises whose resolvers a place keeps, by its key. */
type CompletionsByPlace = ReadonlyMap<Place['key'], readonly Completion[]>;

function completionsByPlace(completions: readonly Completion[], source: Source): CompletionsByPlace {
  const byPlace = new Map<Place['key'], Completion[]>();
  for (const completion of completions) {
    for (const { place } of placesOf(completion, source)) {
      addTo(byPlace, place.key, completion);
    }
  }
  return byPlace;
}

const known = new WeakMap<Completion, readonly Keep[]>();

/** Where a promise's resolvers are kept; nowhere that is known where they are kept in another manner. */
function placesOf(completion: Completion, source: Source): readonly Keep[] {
  let places = known.get(completion);
  if (places === undefined) {
    try {
      places = keepsOf(completion, source);
    } catch (error) {
      if (!isRefusal(error)) throw error;
      places = [];
    }
    known.set(completion, places);
  }
  return places;
}
