/** The names given out so far, by the block that will declare them, and by what they are for. */
const given = new WeakMap();
/** The first of the names that the file does not use for anything, and that nothing else in the block was given. */
export function freshName(source, names, what, block) {
    let taken = given.get(block);
    if (taken === undefined)
        given.set(block, (taken = new Map()));
    const known = taken.get(what);
    if (known !== undefined)
        return known;
    const others = new Set(taken.values());
    const name = names.find((each) => !others.has(each) && source.mentions.named(each).length === 0);
    if (name !== undefined)
        taken.set(what, name);
    return name;
}
