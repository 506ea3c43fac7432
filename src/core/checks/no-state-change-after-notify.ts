import { untimelyNotifications, type LateChange } from '../model/notification-flow.ts';
import type { NotificationOptions } from '../model/notifications.ts';
import type { Repair } from '../repair/repair.ts';
import { unwrap, type CallExpression, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type Options = NotificationOptions;

export type MessageId = 'late' | 'lateAfterAbort' | 'lateAfterSettle' | 'unheard';

/** State changes after others were told of it, so that they saw the old one, or changed it themselves in between. */
export const noStateChangeAfterNotify: Check<Options, MessageId> = {
  relevance: /\bthis\b|\b(?:let|var|const)\b/u,
  *run(source, options) {
    const lines = new LineMap(source.text);
    const { changes, unheard } = untimelyNotifications(source, options);
    const findings = [...changes.map((late) => reportLate(late, source, lines)), ...unheard.map((call) => reportUnheard(call, source))];
    yield* findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

function reportLate(late: LateChange, source: Source, lines: LineMap): Finding<MessageId> {
  const { told, change, site } = late;
  const messages = { event: 'late', callback: 'late', abort: 'lateAfterAbort', settlement: 'lateAfterSettle' } as const;
  return {
    range: site.range,
    messageId: messages[told.kind],
    data: {
      told: textOf(told.site, source),
      line: String(lines.position(told.site.range[0]).line),
      state: textOf(change.target, source),
    },
    repairs: [],
  };
}

function reportUnheard(call: CallExpression, source: Source): Finding<MessageId> {
  return { range: call.range, messageId: 'unheard', data: { told: textOf(call, source) }, repairs: [] };
}

function textOf(node: Node, source: Source): string {
  const text = source.text.slice(...unwrap(node).range).replace(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

export type { Repair };
