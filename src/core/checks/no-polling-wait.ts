import { excerpt } from '../source/excerpt.ts';
import { isOfTestedCode } from '../model/waits/waits-owners.ts';
import { mayHoldWait, waits, type Wait } from '../model/waits/waits.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'polls' | 'pollsWritten';

/** State of this process is looked at again and again, though the code that changes it could say so. */
export const noPollingWait: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldWait,
  *run(source) {
    const found = waits(source).filter(
      (wait) => wait.pause === 'tasks' && wait.awaits === 'state' && !isOfTestedCode(wait, source),
    );
    if (found.length === 0) return;
    const lines = new LineMap(source.text);
    for (const wait of found) yield report(wait, source, lines);
  },
};

const names = { loop: 'loop', interval: 'interval', timer: 'timer' } as const;

function report({ kind, node, subject, writer }: Wait, source: Source, lines: LineMap): Finding<MessageId> {
  const data = { state: excerpt(subject, source), kind: names[kind] };
  return writer === undefined
    ? { range: node.range, messageId: 'polls', data }
    : {
        range: node.range,
        messageId: 'pollsWritten',
        data: { ...data, line: String(lines.position(writer.range[0]).line) },
      };
}
