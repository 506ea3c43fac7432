import type { TSESTree } from '@typescript-eslint/types';
import { usesOfFunction } from '../model/function-uses.ts';
import { Certainty } from '../model/producers/producer-certainty.ts';
import { Origins } from '../model/origins.ts';
import { producerUses, type ProducerUses } from '../model/producers/producer-uses.ts';
import { asyncReturn, producerModel, type Reach } from '../model/producers/producers.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import type { Repair } from '../repair/repair.ts';
import {
  calledName,
  enclosingFunction,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import { isConstant, initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { calledFunction } from '../model/local-functions.ts';
import type { Check, Finding } from './finding.ts';

export type MessageId = 'awaited' | 'chained' | 'returned' | 'combined';

/** A source, deferred or record of resolvers in the place of its promise: nothing waits for it. */
export const noAwaitSource: Check<Readonly<Record<string, never>>, MessageId> = {
  relevance: mayHoldCompletion,
  // No object holds its resolvers.
  mayLieIn: () => false,
  *run(source) {
    // Most files that complete promises by hand do so in executors, which leave nothing to mistake for a promise.
    if (source.settings.deferreds.length === 0 && !/withResolvers|defer|CompletionSource|resolve\b/iu.test(source.text))
      return;
    const model = producerModel(source);
    if (model.reaches.length === 0) return;
    const certainty = new Certainty(source, model);
    const lines = new LineMap(source.text);
    const origins = new Origins(source);
    const seen = new Set<Node>();
    const others = producerUses(model.reaches);
    for (const reach of model.reaches) {
      const misuse = misuseOf(reach, source, origins, others);
      if (misuse === undefined || seen.has(misuse.at)) continue;
      const isSure = reach.isCollection ? certainty.isCollection(reach.node) : certainty.isProducer(reach.node);
      if (!isSure) continue;
      seen.add(misuse.at);
      yield report(reach, misuse, source, lines, certainty);
    }
  },
};

interface Misuse {
  readonly kind: MessageId;
  readonly at: Node;
}

function misuseOf(reach: Reach, source: Source, origins: Origins, others: ProducerUses): Misuse | undefined {
  const { isCollection } = reach;
  let { node } = reach;
  // `await (isOpen ? done : source)`, `await (cached ?? source)`
  while (node.parent !== undefined && isChosenBy(node, node.parent)) node = wrapped(node.parent);
  const { parent } = node;
  switch (parent?.type) {
    case 'AwaitExpression':
      return isCollection || isUsedAsProducer(parent, source) ? undefined : { kind: 'awaited', at: parent };
    case 'MemberExpression':
      return !isCollection && parent.object === node && isChained(parent) ? { kind: 'chained', at: parent } : undefined;
    case 'CallExpression':
      // The elements of an array literal are judged one by one.
      if (isCollection && unwrap(node).type === 'ArrayExpression') return undefined;
      if (isCollection && parent.arguments[0] === node && isCombinator(parent, origins))
        return { kind: 'combined', at: node };
      return !isCollection && parent.arguments[0] === node && isResolve(parent, origins)
        ? { kind: 'combined', at: node }
        : undefined;
    case 'ArrayExpression':
      return !isCollection && isCombined(parent, origins) ? { kind: 'combined', at: node } : undefined;
    case 'SpreadElement':
      return isCollection && parent.parent.type === 'ArrayExpression' && isCombined(parent.parent, origins)
        ? { kind: 'combined', at: parent }
        : undefined;
    case 'ForOfStatement':
      return isCollection && parent.await && parent.right === node ? { kind: 'awaited', at: node } : undefined;
    case 'ReturnStatement':
    case 'ArrowFunctionExpression': {
      const from = isCollection ? undefined : asyncReturn(node);
      if (from === undefined || isMeant(reach, from, source, others)) return undefined;
      return { kind: 'returned', at: parent.type === 'ReturnStatement' ? parent : node };
    }
    default:
      return undefined;
  }
}

/** Whether a choice may give what the node gives: the left of `&&` is only given where it is nothing. */
function isChosenBy(node: Node, choice: Node): boolean {
  if (choice.type === 'ConditionalExpression') return choice.test !== node;
  return choice.type === 'LogicalExpression' && (choice.right === node || choice.operator !== '&&');
}

function isChained(member: TSESTree.MemberExpression): boolean {
  const at = wrapped(member);
  const call = at.parent;
  if (call?.type !== 'CallExpression' || call.callee !== at || call.optional) return false;
  return /^(?:then|catch|finally)$/u.test(propertyName(member) ?? '');
}

function isCombined(array: Node, origins: Origins): boolean {
  const at = wrapped(array);
  return at.parent?.type === 'CallExpression' && at.parent.arguments[0] === at && isCombinator(at.parent, origins);
}

function isCombinator(call: TSESTree.CallExpression, origins: Origins): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || !origins.isPromiseConstructor(callee.object)) return false;
  return /^(?:all|allSettled|any|race)$/u.test(propertyName(callee) ?? '');
}

function isResolve(call: TSESTree.CallExpression, origins: Origins): boolean {
  const callee = unwrap(call.callee);
  return (
    callee.type === 'MemberExpression' &&
    propertyName(callee) === 'resolve' &&
    origins.isPromiseConstructor(callee.object)
  );
}

const producerMembers = /^(?:promise|resolve|reject|(?:trySet|set)[A-Z]\w*|is[A-Z]\w*|state|status)$/u;

/** `const deferred = await start()`: what comes out is completed, so it is the producer that was wanted. */
function isUsedAsProducer(awaited: Node, source: Source): boolean {
  const at = wrapped(awaited);
  const { parent } = at;
  if (parent?.type === 'MemberExpression')
    return parent.object === at && producerMembers.test(propertyName(parent) ?? '');
  if (parent?.type !== 'VariableDeclarator' || parent.init !== at) return false;
  if (parent.id.type === 'ObjectPattern')
    return parent.id.properties.some(
      (each) => each.type === 'Property' && producerMembers.test(propertyName(each) ?? ''),
    );
  const variable = parent.id.type === 'Identifier' ? source.bindings.declaredBy(parent.id) : undefined;
  return (variable?.references ?? []).some(({ identifier }) => {
    const { parent: member } = wrapped(identifier);
    return (
      member?.type === 'MemberExpression' &&
      member.object === wrapped(identifier) &&
      producerMembers.test(propertyName(member) ?? '')
    );
  });
}

/**
 * Whether an async function hands out the producer on purpose: it says so in its return type, its callers complete what
 * they get, or nobody but they could.
 */
function isMeant({ node, producer }: Reach, from: FunctionNode, source: Source, others: ProducerUses): boolean {
  const type = from.returnType && source.text.slice(...from.returnType.range);
  if (type && /CompletionSource|Deferred|Resolvers|resolve\b/u.test(type)) return true;
  const at = unwrap(node);
  // What stays in a collection whose elements the file completes is waited for by who asks for it.
  const isFound =
    at.type === 'CallExpression' && others.completed.has(producer) && /^(?:get|at)$/u.test(calledName(at) ?? '');
  // `return this.#slot(id)`, where that function keeps what it gives.
  const isKept = at.type === 'CallExpression' && calledFunction(at, source) !== undefined && others.kept.has(producer);
  if (at.type !== 'Identifier' && at.type !== 'MemberExpression' && !isFound && !isKept) return true;
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable !== undefined) {
    const uses = variable.references.filter((each) => each.isRead() && each.identifier !== at);
    if (uses.length === 0 && !others.completed.has(producer) && !others.kept.has(producer)) return true;
    if (uses.some(({ identifier }) => isWaitedFor(identifier, at, from))) return true;
  }
  for (const use of usesOfFunction(from, source)) {
    const parent = use.kind === 'call' ? wrapped(use.call).parent : undefined;
    if (parent?.type === 'AwaitExpression' && isUsedAsProducer(parent, source)) return true;
  }
  return false;
}

/** `await token.promise; return token;`: what has been waited for is not given to be waited for. */
function isWaitedFor(use: Node, given: Node, from: FunctionNode): boolean {
  const { parent: member } = wrapped(use);
  if (member?.type !== 'MemberExpression' || propertyName(member) !== 'promise') return false;
  const { parent: awaited } = wrapped(member);
  return (
    awaited?.type === 'AwaitExpression' && awaited.range[1] <= given.range[0] && enclosingFunction(awaited) === from
  );
}

function report(
  reach: Reach,
  { kind, at }: Misuse,
  source: Source,
  lines: LineMap,
  certainty: Certainty,
): Finding<MessageId> {
  const { producer, node } = reach;
  const repair = reach.isCollection ? undefined : usePromise(reach, kind, source, certainty);
  return {
    range: at.range,
    messageId: kind,
    data: {
      name: shorten(node, source),
      what: reach.isCollection ? 'holds objects that complete promises' : 'completes a promise',
      line: String(lines.position(producer.node.range[0]).line),
    },
    repairs: repair ? [repair] : [],
  };
}

/** `source` becomes `source.promise`, inside the casts around it. */
function usePromise(
  { producer, node }: Reach,
  kind: MessageId,
  source: Source,
  certainty: Certainty,
): Repair | undefined {
  if (!producer.hasPromise) return undefined;
  const at = unwrap(node);
  const isSimple = at.type === 'Identifier' || at.type === 'MemberExpression' || at.type === 'CallExpression';
  if (!isSimple) return undefined;
  const isThere = isAlwaysThere(at, source, certainty);
  return {
    applicability: producer.isMade && isThere && kind !== 'returned' ? 'safe' : 'suggested',
    messageId: 'usePromise',
    edits: [{ range: [at.range[1], at.range[1]], text: isThere || kind === 'chained' ? '.promise' : '?.promise' }],
  };
}

/** Whether the expression cannot be undefined: a constant, or what its type says is there. */
function isAlwaysThere(at: Node, source: Source, certainty: Certainty): boolean {
  const answer = source.types.isNullable(at);
  if (answer !== 'unknown') return answer === 'no';
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable !== undefined)
    return isConstant(variable) && (initializer(variable) !== undefined || variable.defs[0]?.type === 'Parameter');
  if (at.type === 'MemberExpression') return certainty.isAlwaysThere(at);
  if (at.type !== 'CallExpression') return false;
  return unwrap(at.callee).type === 'Identifier' || calledFunction(at, source) !== undefined;
}

function shorten(node: Node, source: Source): string {
  const text = source.text.slice(...unwrap(node).range).replace(/\s+/gu, ' ');
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
