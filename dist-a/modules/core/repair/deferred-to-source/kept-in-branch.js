import { enclosingFunction, wrapped } from "../../source/ast.js";
import { isAdjacent } from "./around.js";
import { isAskedWhether } from "./handle-edits.js";
import { isOwnStatement } from "./origin-site.js";
import { PlacesStay } from "./skip.js";
// An executor may keep its resolvers in a branch alone, or leave before it comes to keep them. The place then takes the
// source where it took the resolver, and is as empty as it was on the other paths.
/** Whether every run of the executor keeps the resolver. */
export function isAlwaysKept({ write }, site) {
    return site.returns.length === 0 && isOwnStatement(write, site);
}
/** @throws {PlacesStay} where a source in the place would be seen otherwise than the resolver was. */
export function checkBranches({ sites, keeps }, kept) {
    // The value of a field is its source; and where an empty place is read, there is no member to ask for.
    if (sites.some(({ position }) => position.kind === 'field') || kept.some(isGivenAway))
        throw new PlacesStay('kept-nested');
    for (const { completion, executor } of sites) {
        const statements = keeps.filter((keep) => keep.completion === completion).map(({ write }) => statementOf(write));
        const [first] = statements;
        if (first === undefined || enclosingFunction(first) !== executor)
            throw new PlacesStay('kept-nested');
        // One source is put where two resolvers were: nobody may come between, nor see one without the other.
        if (statements.length > 1 && statements.some((each) => !isAdjacent(first, each)))
            throw new PlacesStay('kept-nested');
    }
}
/** Whether a resolver is taken from its place as a value, and neither called nor asked for. */
function isGivenAway({ mentions }) {
    return mentions.some(({ node, isWrite }) => {
        const { parent } = wrapped(node);
        const isCalled = parent?.type === 'CallExpression' && parent.callee === wrapped(node);
        return !isWrite && !isCalled && !isAskedWhether(node);
    });
}
function statementOf(write) {
    const { parent } = wrapped(write);
    if (parent?.type !== 'ExpressionStatement')
        throw new PlacesStay('kept-nested');
    return parent;
}
