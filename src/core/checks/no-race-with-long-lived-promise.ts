import { excerpt } from '../source/excerpt.ts';
import { repeatedRaces } from '../model/races/long-lived-promises.ts';
import { isFunction } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Check } from './finding.ts';
import { mayRace } from '../model/races/races.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'loop' | 'event';

/** A promise that outlives its races keeps the reactions of all of them, and their values, until it settles. */
export const noRaceWithLongLivedPromise: Check<Options, MessageId> = {
  relevance: mayRace,
  *run(source) {
    const found = repeatedRaces(source);
    if (found.length === 0) return;
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
