const startOf = ({ range }) => range[0];
/** The index of the first that begins at the offset or behind it, in a list in the order of where they begin. */
export function firstFrom(list, offset, start) {
    let low = 0;
    let high = list.length;
    while (low < high) {
        const middle = (low + high) >> 1;
        const each = list[middle];
        if (each !== undefined && start(each) < offset)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}
/** Those that begin within a range, of a list in that order. */
export function* beginningIn(list, [start, end]) {
    let at = firstFrom(list, start, startOf);
    for (let each = list[at]; each !== undefined && each.range[0] < end; each = list[++at])
        yield each;
}
