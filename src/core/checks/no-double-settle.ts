import { calleeExcerpt } from '../source/excerpt.ts';
import { isMeant } from '../model/intended-clashes.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { settlementClashes, type Clash } from '../model/settlement-flow.ts';
import type { Repair } from '../repair/repair.ts';
import { returnFirst } from '../repair/return-first.ts';
import { propertyName, unwrap } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'settledTwice' | 'handedOver' | 'throws';

/** Two settlements of one completion run on a feasible path: the later is lost, or throws when it is a `set*`. */
export const noDoubleSettle: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldCompletion,
  *run(source) {
    const lines = new LineMap(source.text);
    for (const clash of settlementClashes(source)) if (!isMeant(clash, source)) yield report(clash, source, lines);
  },
};

function report(clash: Clash, source: Source, lines: LineMap): Finding<MessageId> {
  const throws = clash.handle.use.kind === 'settle' && clash.handle.use.mode === 'set';
  const repair = throws ? useTry(clash) : returnFirst(clash);
  return {
    range: clash.later.range,
    messageId: throws ? 'throws' : clash.isHandedOver ? 'handedOver' : 'settledTwice',
    data: {
      name: calleeExcerpt(clash.later, source),
      earlier: calleeExcerpt(clash.earlier, source),
      line: String(lines.position(clash.earlier.range[0]).line),
    },
    repairs: repair ? [repair] : [],
  };
}

function useTry({ later }: Clash): Repair | undefined {
  const call = unwrap(later);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (callee?.type !== 'MemberExpression' || callee.computed) return undefined;
  const name = propertyName(callee);
  if (name === undefined || !/^set[A-Z]/u.test(name)) return undefined;
  return {
    applicability: 'suggested',
    messageId: 'useTry',
    edits: [{ range: callee.property.range, text: `trySet${name.slice(3)}` }],
  };
}
