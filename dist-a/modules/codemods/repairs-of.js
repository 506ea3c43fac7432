/** The codemod that applies the repairs of a check. */
export function repairsOf(check, options, { only, ...named }) {
    return {
        ...named,
        relevance: check.relevance,
        ...(check.mayLieIn && { mayLieIn: check.mayLieIn }),
        *find(source) {
            for (const finding of check.run(source, options))
                yield only === undefined ? finding : narrow(finding, (messageId) => only.includes(messageId));
        },
    };
}
function narrow(finding, isMeant) {
    const { repairs, skip, ...rest } = finding;
    return {
        ...rest,
        ...(repairs && { repairs: repairs.filter(({ messageId }) => isMeant(messageId)) }),
        ...(skip && (skip.repair === undefined || isMeant(skip.repair)) && { skip }),
    };
}
