/** The innermost node of TypeScript's own tree that covers exactly the range that a node of the other tree has. */
export function findTypeScriptNode(file, [start, end], typescript) {
    let found;
    for (let at = file; at !== undefined;) {
        if (at !== file && at.getStart(file) === start && at.end === end)
            found = at;
        at = typescript.forEachChild(at, (child) => (child.pos <= start && child.end >= end ? child : undefined));
    }
    return found;
}
