import { isLoop } from "../../source/ast.js";
import { someNode } from "../../source/visit.js";
export const none = new Map();
const start = {
    isNoisy: false,
    pause: undefined,
    isEnded: false,
    isAgain: false,
    tests: new Set(),
    writes: new Map(),
};
/** Where every turn begins. */
export const begin = new Map([['', start]]);
export function longer(a, b) {
    return a === 'tasks' || b === 'tasks' ? 'tasks' : (a ?? b);
}
function keyOf({ isNoisy, pause, isEnded, isAgain }) {
    return `${isNoisy ? 'n' : ''}${isEnded ? 'e' : ''}${isAgain ? 'a' : ''}${pause ?? ''}`;
}
export function map(turns, change) {
    let out = none;
    for (const turn of turns.values()) {
        const changed = change(turn);
        out = merge(out, new Map([[keyOf(changed), changed]]));
    }
    return out;
}
export function filter(turns, test) {
    return new Map([...turns].filter(([, turn]) => test(turn)));
}
export function merge(a, b) {
    if (a.size === 0)
        return b;
    if (b.size === 0)
        return a;
    const out = new Map(a);
    for (const [key, turn] of b) {
        const other = out.get(key);
        out.set(key, other === undefined || other === turn
            ? turn
            : {
                ...turn,
                tests: new Set([...other.tests, ...turn.tests]),
                writes: withWrites(other.writes, turn.writes),
            });
    }
    return out;
}
export function withWrites(a, b) {
    if (b.size === 0)
        return a;
    const out = new Map(a);
    for (const [place, looks] of b)
        out.set(place, looks | (out.get(place) ?? 0));
    return out;
}
/** `while (socket.state !== OPEN) switch (socket.state) { … }`: who goes through the values that keep a loop going names them all. */
export function namesAll({ discriminant, cases }, loop, source) {
    const test = isLoop(loop) && 'test' in loop ? loop.test : null;
    if (test === null || cases.length < 2)
        return false;
    const textOf = ({ range }) => source.text.slice(...range);
    const asked = textOf(discriminant);
    return someNode(test, (each) => textOf(each) === asked);
}
