import { excerpt } from '../source/excerpt.ts';
import { fieldOf, mentions, type StateChange } from '../model/notifications/notification-changes.ts';
import { isInTest } from '../model/test-code.ts';
import { mayNotify } from '../model/relevance.ts';
import { untimelyNotifications, type LateChange } from '../model/notifications/notification-flow.ts';
import type { NotificationOptions } from '../model/notifications/notifications.ts';
import type { Repair } from '../repair/repair.ts';
import { swapStatements } from '../repair/swap-statements.ts';
import { isInside, propertyName, unwrap, wrapped, type CallExpression, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import type { Check, Finding } from './finding.ts';

export type Options = NotificationOptions;

export type MessageId = 'late' | 'lateAfterAbort' | 'lateAfterSettle' | 'unheard';

type ChangeAt = (node: Node) => StateChange | undefined;

/** State changes after others were told of it: they saw the old one, or what they did to it in between is undone. */
export const noStateChangeAfterNotify: Check<Options, MessageId> = {
  relevance: mayNotify,
  names: ({ notifyMethods }) => notifyMethods,
  *run(source, options) {
    const lines = new LineMap(source.text);
    const { changes, unheard, changeAt } = untimelyNotifications(source, options);
    const findings = [
      // What a double is told, and when, its test decides.
      ...changes.flatMap((late) => (isInTest(late.site, source) ? [] : reportLate(late, changeAt, source, lines))),
      ...unheard.map((call) => reportUnheard(call, source)),
    ];
    yield* findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

const messages = {
  event: 'late',
  callback: 'late',
  abort: 'lateAfterAbort',
  settlement: 'lateAfterSettle',
} as const;

function reportLate(late: LateChange, changeAt: ChangeAt, source: Source, lines: LineMap): Finding<MessageId> {
  const { told, change, site } = late;
  const repair = changeFirst(late, changeAt, source);
  return {
    range: site.range,
    messageId: messages[told.kind],
    data: {
      told: excerpt(told.site, source),
      line: String(lines.position(told.site.range[0]).line),
      state: excerpt(change.target, source),
    },
    repairs: repair ? [repair] : [],
  };
}

/** Puts the changes that directly follow the notification before it, when it does not need what they change. */
function changeFirst({ told, site, change }: LateChange, changeAt: ChangeAt, source: Source): Repair | undefined {
  if (told.kind === 'settlement' || site !== change.node) return undefined;
  const { parent } = wrapped(site);
  const block = parent?.type === 'ExpressionStatement' ? parent.parent : undefined;
  if (parent === undefined || block?.type !== 'BlockStatement') return undefined;
  const at = block.body.findIndex((each) => each === parent);
  const before = block.body[at - 1];
  if (before?.type !== 'ExpressionStatement' || !isInside(told.site, before)) return undefined;
  const moved: Node[] = [];
  for (const statement of block.body.slice(at)) {
    const next = statement.type === 'ExpressionStatement' ? changeAt(unwrap(statement.expression)) : undefined;
    if (next === undefined || needs(before, next.target)) break;
    moved.push(statement);
  }
  const edits = swapStatements(before, moved, source.text);
  return edits && { applicability: 'suggested', messageId: 'changeFirst', edits };
}

/** Whether the notification reads what the change changes; a variable that is named as the field is another thing. */
function needs(notification: Node, target: Node): boolean {
  const name = fieldOf(target);
  if (unwrap(target).type === 'Identifier') return mentions(notification, name);
  return someNode(notification, (node) => node.type === 'MemberExpression' && propertyName(node) === name);
}

function reportUnheard(call: CallExpression, source: Source): Finding<MessageId> {
  const { range } = wrapped(call);
  const repair: Repair = {
    applicability: 'suggested',
    messageId: 'emitLater',
    edits: [
      { range: [range[0], range[0]], text: 'queueMicrotask(() => ' },
      { range: [range[1], range[1]], text: ')' },
    ],
  };
  return { range: call.range, messageId: 'unheard', data: { told: excerpt(call, source) }, repairs: [repair] };
}
