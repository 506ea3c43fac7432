import { isFunction, isInside, isLoop, wrapped } from "../source/ast.js";
/** Where the completions of a file are settled, or handed over to be, that could be settled twice at all. */
export function repeatableSettlements(completions) {
    return completions.flatMap((completion) => {
        const sites = sitesOf(completion);
        const [only] = sites;
        return sites.length === 1 && only !== undefined && runsOnce(only, completion) ? [] : sites;
    });
}
function sitesOf({ handles }) {
    return handles.flatMap(({ use, through }) => {
        if (use.kind === 'settle')
            return [use.call];
        // A closure that settles is seen by what it does.
        return use.kind === 'hand-off' && through === undefined ? [use.node] : [];
    });
}
/** Whether the place is passed at most once for each promise: neither in a loop nor in a function that has a name. */
function runsOnce(site, { executor, node, handles }) {
    if (executor === undefined || !isInside(executor, node))
        return false;
    if (handles.some(({ use }) => use.kind === 'escape' || use.kind === 'alias' || use.kind === 'other'))
        return false;
    for (let at = site; at !== executor; at = at.parent) {
        if (at === undefined || isLoop(at))
            return false;
        if (!isFunction(at))
            continue;
        const given = wrapped(at);
        if (given.parent?.type !== 'CallExpression' || given.parent.callee === given)
            return false;
    }
    return true;
}
