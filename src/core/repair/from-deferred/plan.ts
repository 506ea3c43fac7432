import type { TSESTree } from '@typescript-eslint/types';
import { completionModel } from '../../model/build-model.ts';
import type { Node, Range } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { NameAllocator } from '../deferred-to-source/names.ts';
import { isTyped } from '../deferred-to-source/result-type.ts';
import { EditSet, type Edit } from '../edit.ts';
import { importName, moduleKind } from '../imports.ts';
import { losesComment } from '../comments.ts';
import type { Applicability } from '../repair.ts';
import { editDestructured } from './destructured.ts';
import { DeferredFlow, type PlaceKey, type Trace } from './flow.ts';
import { editGroup, type Group } from './group.ts';
import { libraries, libraryOrigins, type DeferredLibrary, type LibraryOrigin } from './libraries.ts';
import { checkOrigin, constructOf } from './origin.ts';
import { Refusal, refusalOf } from './refusal.ts';

/** What can be done about a library's deferred: edits, or the reason why there are none. */
export interface DeferredPlan {
  readonly range: Range;
  readonly outcome:
    | { readonly edits: readonly Edit[]; readonly applicability: Applicability }
    | { readonly skip: { readonly code: string; readonly detail: string } };
}

/** Plans the rewrite of libraries' deferreds: a source takes the place of each, with all places that keep it. */
export function planFromDeferred(source: Source, wanted: readonly DeferredLibrary[]): readonly DeferredPlan[] {
  const origins = libraryOrigins(source, wanted);
  if (origins.length === 0) return [];
  const outcomes = new Map<LibraryOrigin, DeferredPlan['outcome']>();
  const names = new NameAllocator(source);
  for (const library of new Set(origins.map((origin) => origin.library))) {
    const own = origins.filter((origin) => origin.library === library);
    for (const group of groupsOf(own, library, source, outcomes)) {
      decide(group.origins, outcomes, () => editGroup(group, source));
    }
    for (const origin of own) {
      const pattern = takenApart(origin.node);
      if (!pattern || outcomes.has(origin)) continue;
      decide([origin], outcomes, () => planDestructured(origin, pattern, source, names));
    }
  }
  return origins.flatMap((origin) => {
    const outcome = outcomes.get(origin);
    return outcome ? [{ range: origin.node.range, outcome }] : [];
  });

  function decide(
    members: readonly LibraryOrigin[],
    into: Map<LibraryOrigin, DeferredPlan['outcome']>,
    run: () => { readonly edits: readonly Edit[]; readonly isSafe: boolean },
  ): void {
    try {
      const { edits, isSafe } = run();
      const outcome = {
        edits: complete(edits, source),
        applicability: isSafe ? ('safe' as const) : ('suggested' as const),
      };
      for (const member of members) into.set(member, outcome);
    } catch (error) {
      const skip = refusalOf(error);
      if (skip === undefined) throw error;
      for (const member of members) into.set(member, { skip });
    }
  }
}

/** The pattern that takes a deferred apart where it is made. */
function takenApart({ parent }: Node): TSESTree.ObjectPattern | undefined {
  return parent?.type === 'VariableDeclarator' && parent.id.type === 'ObjectPattern' ? parent.id : undefined;
}

function planDestructured(
  origin: LibraryOrigin,
  pattern: TSESTree.ObjectPattern,
  source: Source,
  names: NameAllocator,
): { readonly edits: readonly Edit[]; readonly isSafe: boolean } {
  checkOrigin(origin, source);
  const { contract } = libraries[origin.library];
  if (contract !== 'native' && contract !== 'record') throw new Refusal('library-promise');
  const construct = constructOf(origin, source, 'unknown');
  const { edits, isReacting } = editDestructured(pattern, construct, source, names);
  // What `resolve()` fulfills with may be left out with p-defer, whatever it is.
  const isLax = isTyped(source) && origin.library !== 'withResolvers' && !construct.endsWith('<void>()');
  return { edits, isSafe: contract === 'native' && !isReacting && !isLax };
}

/** Deferreds that share a place, together. */
function groupsOf(
  origins: readonly LibraryOrigin[],
  library: DeferredLibrary,
  source: Source,
  outcomes: Map<LibraryOrigin, DeferredPlan['outcome']>,
): readonly Group[] {
  const flow = new DeferredFlow(source, completionModel(source), libraries[library].contract === 'promise');
  const groups: (Group & { origins: LibraryOrigin[]; traces: Trace[]; places: Set<PlaceKey> })[] = [];
  for (const origin of origins) {
    if (takenApart(origin.node)) continue;
    try {
      checkOrigin(origin, source);
      const trace = flow.traceOf(origin.node);
      const places = reached(trace, flow);
      const shared = groups.filter((group) => [...places].some((key) => group.places.has(key)));
      const merged = {
        library,
        flow,
        origins: [...shared.flatMap((group) => group.origins), origin],
        traces: [...shared.flatMap((group) => group.traces), trace],
        places: new Set([...shared.flatMap((group) => [...group.places]), ...places]),
      };
      for (const group of shared) groups.splice(groups.indexOf(group), 1);
      groups.push(merged);
    } catch (error) {
      const skip = refusalOf(error);
      if (skip === undefined) throw error;
      outcomes.set(origin, { skip });
    }
  }
  return groups;
}

/** The places that a value comes to, one after the other. */
function reached(trace: Trace, flow: DeferredFlow): ReadonlySet<PlaceKey> {
  const found = new Set<PlaceKey>(trace.places);
  for (const key of found) for (const next of flow.places.get(key)?.trace.places ?? []) found.add(next);
  return found;
}

/** The edits with the import they need. @throws {Refusal} where they would lose a comment or cannot go together. */
function complete(edits: readonly Edit[], source: Source): readonly Edit[] {
  if (moduleKind(source) === undefined) throw new Refusal('not-a-module');
  const imported = importName(source, 'TaskCompletionSource', source.settings.runtime);
  if (imported === undefined) throw new Refusal('name-taken');
  const taken = new EditSet();
  for (const edit of [...edits, ...imported]) {
    if (losesComment(edit, source)) throw new Refusal('comment');
    if (!taken.take([edit])) throw new Refusal('use-unknown');
  }
  return taken.all();
}
