import { isCheckedAfresh, onlyRecords } from '../model/abort/abort-checks.ts';
import { abortListeners, mayListenForAbort, signalText, type AbortListener } from '../model/abort/abort-listeners.ts';
import { tidiesUp } from '../model/abort/abort-tidying.ts';
import { isInTest } from '../model/test-code.ts';
import { checkAbortedFirst } from '../repair/check-aborted-first.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'unchecked';

/** An aborted signal never says `abort` again: a listener that comes too late is never called. */
export const requireAbortedCheck: Check<Options, MessageId> = {
  relevance: mayListenForAbort,
  *run(source) {
    for (const listener of abortListeners(source)) {
      // Node's helper asks by itself, and calls at once.
      if (listener.ownership === 'owned' || listener.kind === 'disposable') continue;
      if (onlyRecords(listener, source) || tidiesUp(listener, source) || isInTest(listener.node, source)) continue;
      if (!isCheckedAfresh(listener, source)) yield report(listener, source);
    }
  },
};

function report(listener: AbortListener, source: Source): Finding<MessageId> {
  const edit = checkAbortedFirst(listener, source);
  const data = { signal: signalText(listener.signal, source) };
  return {
    range: listener.node.range,
    messageId: 'unchecked',
    data,
    repairs: edit ? [{ applicability: 'suggested', messageId: 'checkFirst', data, edits: [edit] }] : [],
  };
}
