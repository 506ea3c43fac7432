import { completionModel } from '../../model/build-model.ts';
import type { Completion } from '../../model/completion.ts';
import type { Source } from '../../source/source.ts';
import { takeEdits, type Edit } from '../edit.ts';
import type { Applicability } from '../repair.ts';
import { importName, moduleKind } from '../imports.ts';
import { CollectionRewriter } from './collection-group.ts';
import { keepsOf, type Keep } from './kept.ts';
import { NameAllocator } from './names.ts';
import { originSite, type OriginSite } from './origin-site.ts';
import { PlaceRewriter } from './place-group.ts';
import { SkipSite } from './skip.ts';
import { isReaction } from '../../model/reactions.ts';

/** What can be done about one bare deferred: edits, or the reason why there are none. */
export type Plan =
  | { readonly edits: readonly Edit[]; readonly applicability: Applicability }
  | { readonly skip: { readonly code: string; readonly detail: string } };

interface Draft {
  readonly completion: Completion;
  readonly site: OriginSite;
  readonly keeps: readonly Keep[];
}

/**
 * Plans the rewrite of bare deferreds onto TaskCompletionSource. Promises whose resolvers share a place are one
 * plan: they are rewritten together or not at all.
 */
export function planDeferredToSource(
  completions: readonly Completion[],
  source: Source,
): ReadonlyMap<Completion, Plan> {
  const plans = new Map<Completion, Plan>();
  const drafts: Draft[] = [];
  for (const completion of completions) {
    attempt([completion], plans, () => {
      const keeps = keepsOf(completion, source);
      const site = originSite(completion, source);
      if (new Set(keeps.map(({ isCollection }) => isCollection)).size !== 1)
        throw new SkipSite('kept-in-several-places');
      if (keeps.some(({ isCollection }) => isCollection) && new Set(keeps.map(({ place }) => place.key)).size !== 1)
        throw new SkipSite('kept-in-several-places');
      drafts.push({ completion, site, keeps });
    });
  }
  const names = drafts.length > 0 ? new NameAllocator(source) : undefined;
  for (const group of groupsOf(drafts)) {
    if (names === undefined) break;
    const members = group.map(({ completion }) => completion);
    attempt(members, plans, () => {
      const edits = rewriteGroup(group, completions, plans, source, names);
      const applicability = members.some(reactsToOther) ? 'suggested' : 'safe';
      for (const completion of members) plans.set(completion, { edits, applicability });
    });
  }
  return plans;
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

function attempt(completions: readonly Completion[], plans: Map<Completion, Plan>, run: () => void): void {
  try {
    run();
  } catch (error) {
    if (!(error instanceof SkipSite)) throw error;
    for (const completion of completions) plans.set(completion, { skip: { code: error.code, detail: error.message } });
  }
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

function rewriteGroup(
  group: readonly Draft[],
  all: readonly Completion[],
  plans: ReadonlyMap<Completion, Plan>,
  source: Source,
  names: NameAllocator,
): readonly Edit[] {
  const places = new Set(group.flatMap(({ keeps }) => keeps.map(({ place }) => place.key)));
  // A promise that is left alone but settles through the same place would find a source there.
  for (const completion of all) {
    if (plans.has(completion) && sharesPlace(completion, places, source)) throw new SkipSite('not-in-step');
  }
  const sites = group.map(({ site }) => site);
  const keeps = group.flatMap((draft) => draft.keeps);
  const model = completionModel(source);
  const isCollection = keeps.some((keep) => keep.isCollection);
  if (isCollection && keeps.some((keep) => !keep.isCollection)) throw new SkipSite('kept-in-several-places');
  const Rewriter = isCollection ? CollectionRewriter : PlaceRewriter;
  const edits = new Rewriter({ sites, keeps }, model, source, names).edits();
  if (moduleKind(source) === undefined) throw new SkipSite('not-a-module');
  const imported = importName(source, 'TaskCompletionSource', source.settings.runtime);
  if (imported === undefined) throw new SkipSite('name-taken');
  let taken: readonly Edit[] = [];
  for (const edit of [...edits, ...imported]) {
    if (losesComment(edit, source)) throw new SkipSite('comment');
    const next = takeEdits(taken, [edit]);
    if (next === undefined) throw new SkipSite('use-unknown');
    taken = next;
  }
  return taken;
}

/** Whether a comment, or what looks like one, goes with the text that an edit replaces. */
function losesComment({ range, text }: Edit, source: Source): boolean {
  const comments = source.text.slice(...range).match(/\/\*[^]*?\*\/|\/\/[^\r\n]*/gu) ?? [];
  return comments.some((comment) => !text.includes(comment));
}

function sharesPlace(completion: Completion, places: ReadonlySet<object | string>, source: Source): boolean {
  return placesOf(completion, source).some((key) => places.has(key));
}

const known = new WeakMap<Completion, readonly (object | string)[]>();

/** Where a promise's resolvers are kept; nowhere that is known where they are kept in another manner. */
function placesOf(completion: Completion, source: Source): readonly (object | string)[] {
  let places = known.get(completion);
  if (places === undefined) {
    try {
      places = keepsOf(completion, source).map(({ place }) => place.key);
    } catch (error) {
      if (!(error instanceof SkipSite)) throw error;
      places = [];
    }
    known.set(completion, places);
  }
  return places;
}
