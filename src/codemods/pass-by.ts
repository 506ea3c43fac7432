import { isMadeOfConstructions, type ReadAlone } from '../core/model/constructions.ts';
import { keepsResolvers } from '../core/model/lone-resolvers.ts';
import type { Codemod } from './create-codemod.ts';

/**
 * Whether a file surely holds no site of the codemods, by its text and by each promise that it constructs, read alone. That
 * takes a fraction of what it takes to hand over the tree of a file and to analyse its scopes, and most files hold nothing.
 */
export function holdsNothing(code: string, alone: ReadAlone, codemods: readonly Codemod[]): boolean {
  const judges = codemods.flatMap(({ mayLieIn }) => mayLieIn ?? []);
  if (judges.length < codemods.length) return false;
  return isMadeOfConstructions(
    code,
    alone,
    (construction) => keepsResolvers(construction) && !judges.some((mayLieIn) => mayLieIn(construction)),
  );
}
