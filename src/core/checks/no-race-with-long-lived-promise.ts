import { repeatedRaces } from '../model/races/long-lived-promises.ts';
import { isFunction, unwrap, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check } from './finding.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'loop' | 'event';

/** A promise that outlives its races keeps the reactions of all of them, and their values, until it settles. */
export const noRaceWithLongLivedPromise: Check<Options, MessageId> = {
  relevance: /\brace\b|Promise\s*\.\s*any\b/,
  *run(source) {
    const found = repeatedRaces(source);
    if (found.length === 0) return;
    const lines = new LineMap(source.text);
    for (const { node, promise, turn } of found) {
      yield {
        range: node.range,
        messageId: isFunction(turn) ? 'event' : 'loop',
        data: { promise: textOf(promise, source), line: String(lines.position(turn.range[0]).line) },
      };
    }
  },
};

function textOf(node: Node, source: Source): string {
  const text = source.text.slice(...unwrap(node).range).replace(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
