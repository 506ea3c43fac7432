import { isCheckedAfresh, onlyRecords } from '../model/abort/abort-checks.ts';
import { abortListeners, mayListenForAbort, signalText, type AbortListener } from '../model/abort/abort-listeners.ts';
import { tidiesUp } from '../model/abort/abort-tidying.ts';
import { isInTest } from '../model/test-code.ts';
import { isExecutor } from '../model/turns.ts';
import { indentAt, lineBreak } from '../repair/layout.ts';
import type { Repair } from '../repair/repair.ts';
import { enclosingFunction, wrapped } from '../source/ast.ts';
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
  const repair = checkFirst(listener, source);
  return {
    range: listener.node.range,
    messageId: 'unchecked',
    data: { signal: signalText(listener.signal, source) },
    repairs: repair ? [repair] : [],
  };
}

/** `signal.throwIfAborted();` on a line before, where a throw rejects the promise. */
function checkFirst({ node, signal, kind }: AbortListener, source: Source): Repair | undefined {
  const statement = wrapped(node).parent;
  if (kind === 'promise' || statement?.type !== 'ExpressionStatement') return undefined;
  const home = enclosingFunction(statement);
  if (home === undefined || !(home.async || isExecutor(home)) || statement.parent !== home.body) return undefined;
  const { text } = source;
  const end = signal.range[1];
  const access = text.startsWith('?.', end) ? '?.' : '.';
  const [start] = statement.range;
  const before = `${text.slice(...signal.range)}${access}throwIfAborted();`;
  return {
    applicability: 'suggested',
    messageId: 'checkFirst',
    data: { signal: signalText(signal, source) },
    edits: [{ range: [start, start], text: `${before}${lineBreak(text)}${indentAt(text, start)}` }],
  };
}
