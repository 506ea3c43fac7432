import { excerpt } from '../source/excerpt.ts';
import { selfWaits, type SelfWait } from '../model/self-waits.ts';
import { enclosingFunction, unwrap, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';
import { textsWith } from '../source/texts-with.ts';

export type MessageId = 'itself' | 'reached' | 'returned' | 'through';

/** An async function waits for the promise that it will settle when it ends: both stay pending for good. */
export const noSelfAwait: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: textsWith(['async', 'then', 'catch', 'finally'], /\basync\b|\.(?:then|catch|finally)\s*\(/),
  *run(source) {
    let lines: LineMap | undefined;
    const reported = new Set<Node>();
    for (const wait of selfWaits(source)) {
      if (reported.has(wait.at)) continue;
      reported.add(wait.at);
      yield report(wait, source, (lines ??= new LineMap(source.text)));
    }
  },
};

function report({ at, from, read, kept }: SelfWait, source: Source, lines: LineMap): Finding<MessageId> {
  const awaited = unwrap(at);
  const waited = awaited.type === 'AwaitExpression' ? unwrap(awaited.argument) : awaited;
  const isReached = enclosingFunction(from) !== enclosingFunction(at);
  return {
    range: at.range,
    messageId: isReached ? 'reached' : waited !== read ? 'through' : awaited === waited ? 'returned' : 'itself',
    data: {
      waited: excerpt(waited, source),
      place: excerpt(kept.at, source),
      from: String(lines.position(from.range[0]).line),
      read: String(lines.position(read.range[0]).line),
      line: String(lines.position(kept.at.range[0]).line),
    },
  };
}
