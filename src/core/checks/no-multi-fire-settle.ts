import { calleeExcerpt } from '../source/excerpt.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { repeatedSettlements, type Repeated } from '../model/repeated-settlements.ts';
import { repeatingMethods } from '../model/event-names.ts';
import { isTopLevel } from '../model/function-bodies.ts';
import { belongsTo } from '../model/settlement-runs.ts';
import type { Edit } from '../repair/edit.ts';
import type { Repair } from '../repair/repair.ts';
import {
  dottedName,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  type CallExpression,
  type Node,
  type Range,
} from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import { someNode } from '../source/visit.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'fires' | 'iterates';

/** A settlement sits in what runs again and again, and is not taken back as it settles: all but the first are lost. */
export const noMultiFireSettle: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldCompletion,
  *run(source) {
    let lines: LineMap | undefined;
    for (const repeated of repeatedSettlements(source))
      yield report(repeated, source, (lines ??= new LineMap(source.text)));
  },
};

function report(repeated: Repeated, source: Source, lines: LineMap): Finding<MessageId> {
  const { registration, settlement } = repeated;
  const { node, kind } = registration;
  // What registers in a helper of the file does so for others, too.
  const isOwn = kind === 'listener' && belongsTo(repeated.completion, node);
  const edit = isOwn && node.type === 'CallExpression' ? listenOnce(node, repeated, source) : undefined;
  const repair: Repair | undefined = edit && { applicability: 'suggested', messageId: 'useOnce', edits: [edit] };
  return {
    range: rangeOf(node),
    messageId: kind === 'iteration' ? 'iterates' : 'fires',
    data: {
      source: nameOf(repeated),
      name: calleeExcerpt(settlement, source),
      line: String(lines.position(settlement.range[0]).line),
    },
    repairs: repair ? [repair] : [],
  };
}

/** Of a chain of registrations, the one that is meant. */
function rangeOf(node: Node): Range {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  const isChained = callee?.type === 'MemberExpression' && unwrap(callee.object).type === 'CallExpression';
  return isChained ? [callee.property.range[0], node.range[1]] : node.range;
}

function nameOf({ registration }: Repeated): string {
  const { kind, event, node } = registration;
  if (kind === 'interval') return 'the interval';
  if (kind === 'listener' && event !== undefined && event.length <= 40) return `the event \`${event}\``;
  const name = node.type === 'AssignmentExpression' ? undefined : dottedName(node.callee);
  if (name !== undefined) return `\`${name.length > 40 ? (name.split('.').at(-1) ?? name) : name}\``;
  const callee = node.type === 'AssignmentExpression' ? undefined : unwrap(node.callee);
  return `\`${(callee?.type === 'MemberExpression' ? propertyName(callee) : undefined) ?? 'the source'}\``;
}

/** `once`, where each call of the handler settles, so that nothing is lost when the second does not come. */
function listenOnce(
  node: CallExpression,
  { registration, settlement, step }: Repeated,
  source: Source,
): Edit | undefined {
  const { fn } = step;
  if (fn !== undefined && (fn.async || !isTopLevel(settlement, fn) || mayLeaveBefore(settlement, fn))) return undefined;
  if (fn !== undefined && takesEach(settlement, fn, source)) return undefined;
  const callee = unwrap(node.callee);
  const method = callee.type === 'MemberExpression' && !callee.computed ? (propertyName(callee) ?? '') : '';
  if (callee.type !== 'MemberExpression' || !repeatingMethods.has(method)) return undefined;
  if (registration.handler !== node.arguments[1]) return undefined;
  const twin = repeatingMethods.get(method);
  if (twin !== undefined) {
    const receiver = unwrap(callee.object);
    const isQuery = receiver.type === 'CallExpression' && dottedName(receiver.callee) === '$';
    return { range: callee.property.range, text: isQuery ? 'one' : twin };
  }
  const { handler } = registration;
  const options = node.arguments.at(2);
  if (options === undefined) return { range: [handler.range[1], handler.range[1]], text: ', { once: true }' };
  if (options.type === 'Literal' && typeof options.value === 'boolean')
    return { range: options.range, text: options.value ? '{ capture: true, once: true }' : '{ once: true }' };
  const first = options.type === 'ObjectExpression' ? options.properties[0] : undefined;
  return first && { range: [first.range[0], first.range[0]], text: 'once: true, ' };
}

function mayLeaveBefore(settlement: Node, fn: Node): boolean {
  if (!isFunction(fn) || fn.body.type !== 'BlockStatement') return false;
  const before = fn.body.body.filter((statement) => statement.range[1] <= settlement.range[0]);
  return before.some((statement) => !/^(?:Expression|Variable|Function)/u.test(statement.type));
}

/** Whether a handler settles with something else than an event brings, and gives that to others: `chunks.push(chunk)`. */
function takesEach(settlement: Node, fn: Node, source: Source): boolean {
  if (!isFunction(fn) || fn.body.type !== 'BlockStatement') return false;
  const parameters = new Set(
    source.bindings.declared(fn).flatMap(({ references }) => references.map(({ identifier }) => identifier)),
  );
  if (someNode(settlement, (at) => parameters.has(at))) return false;
  const others = fn.body.body.filter((each) => each.type !== 'VariableDeclaration' && !isInside(settlement, each));
  return others.some((each) =>
    someNode(each, (at) => {
      if (at.type !== 'CallExpression' || dottedName(at.callee)?.startsWith('console.') === true) return false;
      return at.arguments.some((given) => parameters.has(unwrap(given)));
    }),
  );
}
