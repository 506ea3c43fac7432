import { isInside } from "../source/ast.js";
/** How code at a node can reject the promise; undefined where the name would be hidden, or means something else. */
export function rejectionAt({ executor }, node, source) {
    if (executor === undefined || !isInside(node, executor))
        return undefined;
    const [first, second] = executor.params;
    if (second !== undefined) {
        if (second.type !== 'Identifier')
            return undefined;
        const { name } = second;
        const own = source.bindings.declaredBy(second);
        return own !== undefined && source.bindings.visible(name, node) === own ? { name, edits: [] } : undefined;
    }
    if (first?.type !== 'Identifier' || source.bindings.visible('reject', node) !== undefined)
        return undefined;
    const [start, end] = first.range;
    const added = { range: [end, end], text: ', reject' };
    // `async resolve => …` has no parentheses either.
    const isBare = executor.type === 'ArrowFunctionExpression' && !source.text.slice(executor.range[0], start).includes('(');
    return {
        name: 'reject',
        edits: isBare
            ? [
                { range: [start, start], text: '(' },
                { ...added, text: `${added.text})` },
            ]
            : [added],
    };
}
