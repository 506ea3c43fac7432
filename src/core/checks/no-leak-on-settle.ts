import { excerpt } from '../source/excerpt.ts';
import { forgottenDeadlines, mayHoldDeadline, type Deadline } from '../model/acquisitions/deadlines.ts';
import type { Acquisition, AcquisitionKind } from '../model/acquisitions/acquisitions.ts';
import { survivors, type Survivor } from '../model/acquisitions/acquisitions-survivors.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { releaseOnSettle } from '../repair/release-on-settle.ts';
import { unwrap, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import { eitherOf } from '../source/texts-with.ts';
import type { Check, Finding } from './finding.ts';

export type Options = Readonly<Record<string, never>>;

export type MessageId = 'leaks' | 'never' | 'elsewhere' | 'failure';

/** What was acquired for one promise outlives it: each wait leaves a listener, timer or observer behind. */
export const noLeakOnSettle: Check<Options, MessageId> = {
  relevance: eitherOf(mayHoldCompletion, mayHoldDeadline),
  *run(source) {
    const found = survivors(source);
    const deadlines = [...forgottenDeadlines(source)];
    if (found.length === 0 && deadlines.length === 0) return;
    const lines = new LineMap(source.text);
    const findings = [
      ...found.map((survivor) => report(survivor, source, lines)),
      ...deadlines.map((deadline) => reportDeadline(deadline, source, lines)),
    ];
    yield* findings.sort((a, b) => a.range[0] - b.range[0]);
  },
};

function reportDeadline({ timer, wait }: Deadline, source: Source, lines: LineMap): Finding<MessageId> {
  const line = String(lines.position(wait.range[0]).line);
  return { range: timer.range, messageId: 'failure', data: { wait: excerpt(wait, source), line } };
}

const nouns: Readonly<Record<AcquisitionKind, string>> = {
  listener: 'listener',
  timeout: 'timer',
  interval: 'interval',
  observer: 'observer',
  subscription: 'subscription',
};

const removals: Readonly<Record<AcquisitionKind, string>> = {
  listener: 'remove it',
  timeout: 'clear it',
  interval: 'clear it',
  observer: 'disconnect it',
  subscription: 'dispose of it',
};

function report(survivor: Survivor, source: Source, lines: LineMap): Finding<MessageId> {
  const { acquisition, hold, settlements, isElsewhere } = survivor;
  // What a helper does not give back, its callers have no name for.
  const edits = isElsewhere || acquisition.inner ? undefined : releaseOnSettle(survivor, source);
  const [settlement] = settlements;
  const { kind, node } = acquisition;
  return {
    range: node.range,
    messageId: isElsewhere ? 'elsewhere' : hold.releases.length > 0 ? 'leaks' : 'never',
    data: {
      what: nouns[kind],
      name: nameOf(acquisition, source),
      settlement: settlement
        ? excerpt(settlement.to === undefined ? calleeOf(settlement.node) : settlement.node, source)
        : '',
      line: String(lines.position((settlement?.node ?? node).range[0]).line),
      remove: removals[kind],
    },
    repairs: edits ? [{ applicability: 'suggested', messageId: 'release', edits }] : [],
  };
}

function nameOf({ kind, node, event, inner }: Acquisition, source: Source): string {
  if (inner !== undefined) return nameOf(inner, source);
  if (kind === 'listener' && event !== undefined) return ` for \`${event}\``;
  return kind === 'observer' ? ` \`${excerpt(node.callee, source)}\`` : '';
}

function calleeOf(node: Node): Node {
  const at = unwrap(node);
  return at.type === 'CallExpression' ? at.callee : at;
}
