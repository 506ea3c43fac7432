import { mayMissFailure } from '../model/lone-failures.ts';
import { missingFailures, type MissingFailure } from '../model/missing-failures.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { wireFailure } from '../repair/wire-failure.ts';
import { propertyName, unwrap, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'rejection' | 'ignored' | 'untaken' | 'listener' | 'callback' | 'startup';

/** Only the success of something that can fail settles the promise: when it fails, whoever waits waits forever. */
export const requireFailurePath: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldCompletion,
  mayLieIn: mayMissFailure,
  *run(source) {
    let lines: LineMap | undefined;
    for (const missing of missingFailures(source)) yield report(missing, source, (lines ??= new LineMap(source.text)));
  },
};

function report(missing: MissingFailure, source: Source, lines: LineMap): Finding<MessageId> {
  const repair = wireFailure(missing, source);
  return {
    range: rangeOf(missing),
    messageId: missing.kind,
    data: {
      name: missing.name,
      failure: missing.failure,
      line: String(lines.position(missing.completion.node.range[0]).line),
    },
    repairs: repair ? [repair] : [],
  };
}

/** Of a chain of registrations, the one that is meant. */
function rangeOf({ node, kind }: MissingFailure): Node['range'] {
  if ((kind !== 'listener' && kind !== 'startup') || node.type !== 'CallExpression') return node.range;
  const callee = unwrap(node.callee);
  const isChained = callee.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression';
  return isChained && propertyName(callee) !== undefined ? [callee.property.range[0], node.range[1]] : node.range;
}
