import { abortLeaks, type AbortLeak } from '../model/abort/abort-leaks.ts';
import { mayListenForAbort, signalText } from '../model/abort/abort-listeners.ts';
import { isInTest } from '../model/test-code.ts';
import { removeInFinally } from '../repair/remove-in-finally.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'stays' | 'somePaths' | 'otherFunction';

/** A listener on a signal that outlives the work it was for: each call adds one, and holds on to what it closes over. */
export const noAbortListenerLeak: Check<Options, MessageId> = {
  relevance: mayListenForAbort,
  *run(source) {
    const lines = new LineMap(source.text);
    // The signals of a test go when it ends.
    for (const leak of abortLeaks(source)) if (!isInTest(leak.listener.node, source)) yield report(leak, source, lines);
  },
};

function report({ listener, removal, end, fn }: AbortLeak, source: Source, lines: LineMap): Finding<MessageId> {
  const line = (offset: number) => String(lines.position(offset).line);
  const edits = fn?.async === true ? removeInFinally(listener, fn, source) : undefined;
  return {
    range: listener.node.range,
    messageId: end ? 'somePaths' : removal ? 'otherFunction' : 'stays',
    data: {
      signal: signalText(listener.signal, source),
      removal: removal ? line(removal.range[0]) : '',
      end: end ? line(end.range[0]) : '',
    },
    repairs:
      edits && fn ? [{ applicability: 'suggested', messageId: 'removeInFinally', edits, claims: fn.body.range }] : [],
  };
}
