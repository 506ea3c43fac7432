/** Adds a value to the list that a map keeps for the key, beginning one where there is none. */
export function addTo(lists, key, value) {
    const list = lists.get(key);
    if (list)
        list.push(value);
    else
        lists.set(key, [value]);
}
