import { excerpt } from "../source/excerpt.js";
import { repeatedRaces } from "../model/races/long-lived-promises.js";
import { isFunction } from "../source/ast.js";
import { LineMap } from "../source/lines.js";
import { mayRace } from "../model/races/races.js";
/** A promise that outlives its races keeps the reactions of all of them, and their values, until it settles. */
export const noRaceWithLongLivedPromise = {
    relevance: mayRace,
    *run(source) {
        const found = repeatedRaces(source);
        if (found.length === 0)
            return;
        const lines = new LineMap(source.text);
        for (const { node, promise, turn } of found) {
            yield {
                range: node.range,
                messageId: isFunction(turn) ? 'event' : 'loop',
                data: { promise: excerpt(promise, source), line: String(lines.position(turn.range[0]).line) },
            };
        }
    },
};
