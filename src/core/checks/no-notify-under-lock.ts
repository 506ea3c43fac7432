import { excerpt } from '../source/excerpt.ts';
import { heldNotifications, type HeldNotification } from '../model/locks/held-notifications.ts';
import { mayHoldLock } from '../model/locks/locks.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** Names of functions and methods that may run a callback of theirs under a lock: the project's own lock helpers. */
  readonly allow: readonly string[];
}

export type MessageId = 'nested' | 'nestedThrough' | 'limited' | 'callback' | 'listeners';

/** A critical section waits for what needs the same lock, or for code that may: nobody can ever give it back. */
export const noNotifyUnderLock: Check<Options, MessageId> = {
  relevance: mayHoldLock,
  *run(source, options) {
    let lines: LineMap | undefined;
    for (const held of heldNotifications(source, options.allow))
      yield report(held, source, (lines ??= new LineMap(source.text)));
  },
};

function report({ call, lock, kind, inner }: HeldNotification, source: Source, lines: LineMap): Finding<MessageId> {
  return {
    range: call.range,
    messageId: kind,
    data: {
      call: excerpt(call.callee, source),
      lock: excerpt(lock.lock, source),
      line: String(lines.position(lock.node.range[0]).line),
      inner: String(lines.position(inner.range[0]).line),
    },
  };
}
