import { isMadeOfConstructions } from "../core/model/constructions.js";
import { keepsResolvers } from "../core/model/lone-resolvers.js";
/**
 * Whether a file surely holds no site of the codemods, by its text and by each promise that it constructs, read alone. That
 * takes a fraction of what it takes to hand over the tree of a file and to analyse its scopes, and most files hold nothing.
 */
export function holdsNothing(code, alone, codemods) {
    const judges = codemods.flatMap(({ mayLieIn }) => mayLieIn ?? []);
    if (judges.length < codemods.length)
        return false;
    return isMadeOfConstructions(code, alone, (construction) => keepsResolvers(construction) && !judges.some((mayLieIn) => mayLieIn(construction)));
}
