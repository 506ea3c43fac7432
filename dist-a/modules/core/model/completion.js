/** A member of a list that is followed by its index: `...args` of an executor. */
export function isListed(shape) {
    return shape.kind === 'record' && /^\d+$/u.test(shape.member);
}
/** How deep the handles are: records in collections in records. */
export function depthOf(shape) {
    let depth = 0;
    for (let at = shape; at.kind !== 'settler'; at = at.of)
        depth++;
    return depth;
}
