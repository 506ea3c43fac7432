/** The finding of a place that no rule reports: it could be written in another manner, or not, for a reason. */
export function rewriteOf(range, plan) {
    if ('skip' in plan)
        return { range, messageId: 'rewrite', skip: plan.skip };
    const repair = { applicability: 'suggested', messageId: 'rewrite', edits: plan.edits, claims: range };
    return { range, messageId: 'rewrite', repairs: [repair] };
}
