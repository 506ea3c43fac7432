import { mayBeCanceled, hasLimit } from '../model/abort/cancelability.ts';
import { exportedFunctions, type ExportedFunction } from '../model/producers/exported-functions.ts';
import { isForItself } from '../model/test-code.ts';
import { mayAwaitWait, Waits, type Wait } from '../model/waits/awaited-waits.ts';
import { LineMap } from '../source/lines.ts';
import type { Check, Finding } from './finding.ts';
import { allOf, textsWith } from '../source/texts-with.ts';

export interface Options {
  /** Names of functions and methods that may wait without a way to cancel. */
  readonly allow: readonly string[];
}

export type MessageId = 'uncancelable';

/** An exported API waits for what may never come, and its caller has no way to give up. */
export const requireSignalOption: Check<Options, MessageId> = {
  relevance: allOf(textsWith(['export']), mayAwaitWait),
  *run(source, { allow }) {
    if (!/\bexports?\b/u.test(source.text) || isForItself(source)) return;
    const waits = new Waits(source);
    const lines = new LineMap(source.text);
    for (const exported of exportedFunctions(source)) {
      if (allow.includes(exported.name)) continue;
      const wait = mayBeCanceled(exported, source) ? undefined : waits.of(exported.fn);
      if (wait?.held !== undefined || (wait && wait.kind !== 'timer' && hasLimit(exported, source))) continue;
      if (wait) yield report(exported, wait, lines);
    }
  },
};

const what: Readonly<Record<Wait['kind'], string>> = {
  event: 'an event',
  timer: 'a timer',
  queue: 'its turn',
  poll: 'a condition',
  retry: 'another attempt',
};

function report({ name, node }: ExportedFunction, { kind, node: wait }: Wait, lines: LineMap): Finding<MessageId> {
  return {
    range: node.range,
    messageId: 'uncancelable',
    data: { name, what: what[kind], line: String(lines.position(wait.range[0]).line) },
  };
}
