import { excerpt } from '../source/excerpt.ts';
import { isMeantToBlock, mayBlock, processSleeps, threadStops } from '../model/blocking-calls.ts';
import { isInTest } from '../model/test-code.ts';
import { mayHoldWait, waits, type Wait } from '../model/waits/waits.ts';
import { propertyName, unwrap, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';
import { eitherOf } from '../source/texts-with.ts';

export type MessageId = 'spins' | 'spinsWritten' | 'burns' | 'starves' | 'stops' | 'process';

/**
 * The thread waits for what only it could bring about: no timer, I/O or event runs until it lets go. A test may hold it for
 * a time to see what comes of that.
 */
export const noBlockingWait: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: eitherOf(mayHoldWait, mayBlock),
  *run(source) {
    const findings: Finding<MessageId>[] = [];
    const found = waits(source).filter(
      ({ node, pause, subject, awaits }) =>
        pause !== 'tasks' &&
        !isToldByOthers(subject) &&
        !(awaits === 'clock' && (isInTest(node, source) || isMeantToBlock(node))),
    );
    if (found.length > 0) {
      const lines = new LineMap(source.text);
      for (const wait of found) findings.push(report(wait, source, lines));
    }
    if (mayBlock.test(source.text)) {
      for (const call of threadStops(source))
        if (!isInTest(call, source) && !isMeantToBlock(call)) findings.push({ range: call.range, messageId: 'stops' });
      for (const call of processSleeps(source)) {
        if (isInTest(call, source)) continue;
        findings.push({ range: call.range, messageId: 'process', data: { callee: excerpt(call.callee, source) } });
      }
    }
    yield* findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

/** `token.isCancellationRequested` may be read from shared memory or from a file, where another thread puts it. */
function isToldByOthers(subject: Node): boolean {
  const at = unwrap(subject);
  if (at.type === 'UnaryExpression') return isToldByOthers(at.argument);
  return at.type === 'MemberExpression' && propertyName(at) === 'isCancellationRequested';
}

function report(
  { node, kind, pause, awaits, subject, writer }: Wait,
  source: Source,
  lines: LineMap,
): Finding<MessageId> {
  const { range } = node;
  const data = { state: excerpt(subject, source), kind: kind === 'loop' ? 'loop' : 'function' };
  if (pause === 'microtasks') return { range, messageId: 'starves', data };
  if (awaits === 'clock') return { range, messageId: 'burns', data };
  return writer === undefined
    ? { range, messageId: 'spins', data }
    : { range, messageId: 'spinsWritten', data: { ...data, line: String(lines.position(writer.range[0]).line) } };
}
