import { lostThrows, type LostThrow } from '../model/lost-throws.ts';
import { uncaughtSettlements } from '../model/uncaught-settlements.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { catchAndReject } from '../repair/reject-here.ts';
import type { Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = LostThrow['kind'];

/** An exception leaves code from which it reaches neither the promise nor anybody else. */
export const noLostThrow: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldCompletion,
  *run(source) {
    const lines = new LineMap(source.text);
    const seen = new Map<Node, Set<string>>();
    for (const lost of allOf(source)) {
      const idiom = idiomOf(lost, source);
      const known = seen.get(lost.fn) ?? new Set();
      seen.set(lost.fn, known);
      if (idiom !== undefined && known.has(idiom)) continue;
      if (idiom !== undefined) known.add(idiom);
      yield report(lost, source, lines);
    }
  },
};

/** Those that a path leads to, and those of settlements through fields, each once and in source order. */
function allOf(source: Source): readonly LostThrow[] {
  const onPaths = lostThrows(source);
  const known = new Set<Node>(onPaths.map(({ site }) => site));
  const inFields = [...uncaughtSettlements(source)].filter(({ site }) => !known.has(site) && known.add(site));
  return inFields.length === 0 ? onPaths : [...onPaths, ...inFields].sort((a, b) => a.site.range[0] - b.site.range[0]);
}

/** What the calls that say the same twice have in common: `new URL(a)` and `new URL(b)` in one callback. */
function idiomOf({ site, kind }: LostThrow, source: Source): string | undefined {
  if (site.type !== 'NewExpression' && site.type !== 'CallExpression') return undefined;
  return `${kind} ${source.text.slice(...site.callee.range)}`;
}

function report(lost: LostThrow, source: Source, lines: LineMap): Finding<MessageId> {
  const { completion, site, kind, isLate } = lost;
  const repair = isLate ? undefined : catchAndReject(completion, site, lost.fn, source);
  return {
    range: site.range,
    messageId: kind,
    data: { what: describe(lost, source), line: String(lines.position(completion.node.range[0]).line) },
    repairs: repair ? [repair] : [],
  };
}

function describe({ site }: LostThrow, source: Source): string {
  if (site.type === 'ThrowStatement') return 'throw';
  if (site.type === 'ForOfStatement') return 'for await';
  const text = source.text.slice(...site.range).replace(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
