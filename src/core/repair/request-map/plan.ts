import { completionModel } from '../../model/build-model.ts';
import type { Completion } from '../../model/completion.ts';
import { propertyName, unwrap, wrapped, type CallExpression, type Node } from '../../source/ast.ts';
import { addTo } from '../../source/multimap.ts';
import type { Source } from '../../source/source.ts';
import { attempt, declineFor, type Attempt } from '../attempt.ts';
import { mentionsOf, type Place } from '../deferred-to-source/kept.ts';
import { isRefusal } from '../deferred-to-source/skip.ts';
import type { Edit } from '../edit.ts';
import { removeStatement } from '../layout.ts';
import { editDeclaration } from './declaration.ts';
import { drainOf, type Drain } from './drain.ts';
import { createText, requestOf, type Request } from './requests.ts';
import { decline } from './reasons.ts';
import { editGet, isOfSettled, type Settling } from './settling.ts';

/** Plans a `CompletionMap` for each map of requests; those of one map have one plan. */
export function planRequestMaps(source: Source): ReadonlyMap<Completion, Attempt> {
  const groups = new Map<object | string, Request[]>();
  for (const completion of completionModel(source).completions) {
    const request = requestOf(completion, source);
    if (request === undefined) continue;
    addTo(groups, request.place.key, request);
  }
  const plans = new Map<Completion, Attempt>();
  for (const group of groups.values()) {
    const plan = attempt(source, () => ({ edits: rewrite(group, source), name: 'CompletionMap' }));
    for (const { completion } of group) plans.set(completion, plan);
  }
  return plans;
}

function rewrite(group: readonly Request[], source: Source): Edit[] {
  const created = group.map((request) => ({ request, ...createText(request, source) }));
  const [first] = created;
  if (first === undefined || created.some(({ type }) => type !== first.type)) return declineFor('type-unknown');
  const { place } = first.request;
  const mentions = mentionsAt(place, source);
  const sets = new Set<Node>(group.map(({ set }) => set));
  const uses = mentions.filter(({ isWrite }) => !isWrite).map(({ node }) => methodCall(node));
  const others = uses.filter((use): use is MethodCall => use !== undefined && !sets.has(use.call));
  return [
    ...created.map(({ request, text }): Edit => ({ range: request.completion.node.range, text })),
    ...editDeclaration(place, mentions, first.type, source),
    ...editUses(others, source),
  ];
}

function mentionsAt(place: Place, source: Source): ReturnType<typeof mentionsOf> {
  try {
    return mentionsOf(place, completionModel(source), source);
  } catch (error) {
    if (isRefusal(error)) return decline('reachable');
    throw error;
  }
}

interface MethodCall {
  readonly name: string;
  readonly call: CallExpression;
}

/** The call of a method of the map; undefined where its size is asked for. */
function methodCall(node: Node): MethodCall | undefined {
  const at = wrapped(node);
  const member = at.parent;
  if (member?.type !== 'MemberExpression' || member.object !== at) return decline('use-unknown');
  const name = propertyName(member) ?? '';
  if (name === 'size') return undefined;
  const call = wrapped(member).parent;
  if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) return decline('use-unknown');
  return { name, call };
}

function editUses(uses: readonly MethodCall[], source: Source): Edit[] {
  const called = (name: RegExp): CallExpression[] => uses.filter((use) => name.test(use.name)).map(({ call }) => call);
  if (uses.some(({ name }) => !/^(?:get|delete|has|keys|values|forEach|clear)$/u.test(name))) {
    // Another promise is kept there too.
    return decline(uses.some(({ name }) => name === 'set') ? 'not-in-step' : 'use-unknown');
  }
  const settlings = called(/^get$/u).map((call) => editGet(call, source));
  const drains = called(/^(?:values|forEach)$/u).map((call) => drainOf(call, source));
  if (settlings.length === 0) return decline('use-unknown');
  const deletes = called(/^delete$/u).map((call) => {
    const statement = wrapped(call).parent;
    if (statement?.type !== 'ExpressionStatement' || !isOfSettled(call, settlings, source)) return decline('dropped');
    return removeStatement(source, statement);
  });
  const clears = called(/^clear$/u).map((call) => {
    const statement = wrapped(call).parent;
    if (statement?.type !== 'ExpressionStatement' || !isAfterDrain(statement, drains)) return decline('dropped');
    return removeStatement(source, statement);
  });
  return [
    ...settlings.flatMap(({ edits }: Settling) => edits),
    ...drains.map(({ edit }) => edit),
    ...deletes,
    ...clears,
  ];
}

function isAfterDrain(statement: Node, drains: readonly Drain[]): boolean {
  const { parent } = statement;
  const body: readonly Node[] = parent?.type === 'BlockStatement' || parent?.type === 'Program' ? parent.body : [];
  const before = body[body.indexOf(statement) - 1];
  return drains.some((drain) => drain.statement === before);
}
