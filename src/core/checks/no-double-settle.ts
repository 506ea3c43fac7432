import { calleeExcerpt } from '../source/excerpt.ts';
import { bodyOf } from '../model/function-bodies.ts';
import { isMeant } from '../model/intended-clashes.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { settlementClashes, type Clash } from '../model/settlement-flow.ts';
import type { Repair } from '../repair/repair.ts';
import {
  dottedName,
  enclosingFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
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

/** `if (error) reject(error)` before more of the same block: return there. */
function returnFirst({ earlier, later, isHandedOver }: Clash): Repair | undefined {
  const statement = wrapped(earlier).parent;
  if (isHandedOver || statement?.type !== 'ExpressionStatement' || statement.expression !== wrapped(earlier))
    return undefined;
  const block = statement.parent.type === 'BlockStatement' ? statement.parent : undefined;
  const branch = block ? block.parent : statement.parent;
  const isLast = block === undefined || block.body.at(-1) === statement;
  if (branch.type !== 'IfStatement' || !isLast) return undefined;
  // A return from a callback does not keep the code around it from going on.
  const home = enclosingFunction(earlier);
  if (home === undefined || !isInside(later, home)) return undefined;
  if (later.range[0] <= branch.range[1]) return undefined;
  if (givesOther(home, [earlier, later])) return undefined;
  return {
    applicability: 'suggested',
    messageId: 'returnFirst',
    edits: [{ range: [statement.range[0], statement.range[0]], text: 'return ' }],
  };
}

/** Whether the function returns a value, and not just what one of some calls gives. */
function givesOther(home: FunctionNode, calls: readonly Node[]): boolean {
  const names = calls.map((call) => calledPath(call));
  return bodyOf(home).returnStatements.some(({ argument }) => {
    const name = argument ? calledPath(argument) : names[0];
    return name === undefined || !names.includes(name);
  });
}

function calledPath(node: Node): string | undefined {
  const at = unwrap(node);
  return at.type === 'CallExpression' ? dottedName(at.callee) : undefined;
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
