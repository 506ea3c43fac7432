import { excerpt } from '../source/excerpt.ts';
import { completionModel } from '../model/build-model.ts';
import type { Completion, EscapeKind, Handle } from '../model/completion.ts';
import { isHandlerEscape } from '../model/handed-handlers.ts';
import { mayHoldCompletion } from '../model/relevance.ts';
import { isOfPolyfill } from '../model/with-resolvers-polyfill.ts';
import { planDeferredToSource, type Plan } from '../repair/deferred-to-source/plan.ts';
import { enclosingClass, enclosingFunction, isFunction, isInside, type Node } from '../source/ast.ts';
import { LineMap } from '../source/lines.ts';
import type { Source } from '../source/source.ts';
import type { Check, Finding } from './finding.ts';

export interface Options {
  /** Names of classes and functions that may hold bare deferreds: the one place where a project makes its own. */
  readonly allow: readonly string[];
}

export type MessageId = 'escapes' | 'wrapped';

/** A resolver of `new Promise` is kept where it outlives the executor. */
export const noBareDeferred: Check<Options, MessageId> = {
  relevance: mayHoldCompletion,
  // Its resolvers stay where they are.
  mayLieIn: () => false,
  *run(source, { allow }) {
    const lines = new LineMap(source.text);
    const found = [...bareDeferreds(source)].filter(({ completion }) => !isAllowed(completion.node, allow));
    const plans = planDeferredToSource(
      found.map(({ completion }) => completion),
      source,
    );
    for (const bare of found)
      yield { ...report(bare, source, lines), ...outcome(plans.get(bare.completion), bare.completion) };
  },
};

/** A `new Promise` with its first escape in source order. */
export interface BareDeferred {
  readonly completion: Completion;
  readonly escape: Handle & { readonly use: { readonly kind: 'escape' } };
}

/** The promises of the file whose resolvers escape, in source order. */
export function* bareDeferreds(source: Source): Generator<BareDeferred> {
  for (const completion of completionModel(source).completions) {
    if (completion.kind !== 'executor') continue;
    let first: BareDeferred['escape'] | undefined;
    for (const handle of completion.handles) {
      const { use } = handle;
      if (use.kind !== 'escape' || isHandlerEscape({ ...handle, use }, source)) continue;
      if (first === undefined || comesFirst(use.node, first.use.node, completion)) first = { ...handle, use };
    }
    if (first !== undefined && !isOfPolyfill(completion.node, source)) yield { completion, escape: first };
  }
}

function outcome(plan: Plan | undefined, { node }: Completion): Pick<Finding, 'repairs' | 'skip'> {
  if (plan === undefined) return {};
  return 'skip' in plan ? { skip: plan.skip } : { repairs: [{ ...plan, messageId: 'useSource', claims: node.range }] };
}

/** In source order, but what the executor does itself before what becomes of it elsewhere. */
function comesFirst(a: Node, b: Node, { executor }: Completion): boolean {
  const [aIsIn, bIsIn] = [a, b].map((node) => executor !== undefined && isInside(node, executor));
  return aIsIn === bIsIn ? a.range[0] < b.range[0] : aIsIn === true;
}

const where: Readonly<Record<EscapeKind, string>> = {
  variable: 'a variable',
  field: 'a field',
  property: 'a property',
  collection: 'a collection',
  return: 'the caller',
  closure: 'a closure',
};

function report({ completion, escape }: BareDeferred, source: Source, lines: LineMap): Finding<MessageId> {
  const { use } = escape;
  return {
    range: completion.node.range,
    messageId: escape.through ? 'wrapped' : 'escapes',
    data: {
      name: nameOf(escape, source),
      place: where[use.escape],
      target: excerpt(use.to, source),
      line: String(lines.position(use.node.range[0]).line),
    },
  };
}

function nameOf({ use, through }: Handle, source: Source): string {
  if (through) return 'a resolver';
  return use.node.type === 'Identifier' ? `\`${excerpt(use.node, source)}\`` : 'a resolver';
}

/** Whether a class or function around the promise is one that the project allows. */
function isAllowed(node: Node, allow: readonly string[]): boolean {
  if (allow.length === 0) return false;
  const owner = enclosingClass(node);
  if (owner?.id && allow.includes(owner.id.name)) return true;
  for (let fn = enclosingFunction(node); fn; fn = enclosingFunction(fn)) {
    const name =
      isFunction(fn) && fn.id
        ? fn.id.name
        : fn.parent.type === 'VariableDeclarator' && fn.parent.id.type === 'Identifier'
          ? fn.parent.id.name
          : undefined;
    if (name !== undefined && allow.includes(name)) return true;
  }
  return false;
}
