import type { Completion } from '../../model/completion.ts';
import { wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { attempt, declineFor, type Attempt } from '../attempt.ts';
import type { Edit } from '../edit.ts';
import {
  isCheckedScript,
  isValueUnused,
  promisedType,
  settlerReferences,
  trySite,
  type PromiseSite,
} from '../promise-site.ts';
import { withoutReturn } from './body.ts';
import { handingAround, hasNodeCallback } from './callbacks.ts';
import { errorFirst, type Callback, type ErrorFirst } from './error-first.ts';
import { promisified } from './promisify.ts';
import { decline } from './reasons.ts';
import { callbackText } from './callback-text.ts';

/** Plans `fromCallback` in place of a promise over a callback in Node's manner; undefined for any other promise. */
export function planCallbackToSource(completion: Completion, source: Source): Attempt | undefined {
  const site = trySite(completion, source);
  if (site === undefined || !hasNodeCallback(site, source)) return undefined;
  return attempt(source, () => {
    const callbacks = callbacksOf(site, source);
    checkContext(site, source);
    const promisify = promisified(site, callbacks, source);
    return promisify ? { edits: promisify } : { edits: rewrite(site, callbacks, source), name: 'fromCallback' };
  });
}

/** The callbacks that settle, when nothing else does. @throws {Declined} */
function callbacksOf(site: PromiseSite, source: Source): readonly ErrorFirst[] {
  const functions = new Set<Callback>();
  for (const { identifier } of settlerReferences(site)) {
    const handing = handingAround(identifier, site, source);
    if (handing === undefined) return decline('other-settlement');
    const { parent } = wrapped(identifier);
    if (parent?.type !== 'CallExpression' || parent.callee !== wrapped(identifier)) return decline('handed-on');
    functions.add(handing.fn);
  }
  return [...functions].map((fn) => errorFirst(fn, site, source));
}

/** `arguments` of the executor would be others. */
function checkContext({ executor }: PromiseSite, source: Source): void {
  if (executor.type === 'ArrowFunctionExpression') return;
  const own = source.bindings.scopeAt(executor.body)?.variableScope.set.get('arguments');
  if (own !== undefined && own.references.length > 0) decline('executor-context');
}

function rewrite(site: PromiseSite, callbacks: readonly ErrorFirst[], source: Source): readonly Edit[] {
  const { node, executor } = site;
  const name = ['callback', 'done', 'cb'].find((each) => [...source.mentions.namedWithin(each, executor)].length === 0);
  if (name === undefined) return declineFor('name-taken');
  const type = promisedType(site, source);
  if (isCheckedScript(source)) declineFor('type-unknown');
  const isUnused = type === 'void' || isValueUnused(node);
  return [
    { range: [node.range[0], node.callee.range[1]], text: 'fromCallback' },
    ...(node.typeArguments || type === undefined
      ? []
      : [{ range: [node.callee.range[1], node.callee.range[1]], text: `<${type}>` } satisfies Edit]),
    parameter(site, name, source),
    ...callbacks.flatMap((callback) => callbackText(callback, name, isUnused, source)),
    ...withoutReturn(site, callbacks, source),
  ];
}

/** The one parameter in place of those of the executor, in parentheses or not, as the file has it. */
function parameter({ executor }: PromiseSite, name: string, source: Source): Edit {
  const { text } = source;
  const first: Node = executor.params[0] ?? executor;
  const last: Node = executor.params.at(-1) ?? executor;
  if (executor.type === 'ArrowFunctionExpression' && hasBareParameters(text) && !executor.returnType) {
    const [start, end] = [executor.range[0], text.lastIndexOf('=>', executor.body.range[0])];
    return { range: [start, end], text: `${name} ` };
  }
  return { range: [first.range[0], last.range[1]], text: name };
}

/** Whether arrow functions of one parameter are written without parentheses. */
function hasBareParameters(text: string): boolean {
  const bare = text.match(/(?:^|[\s(,=:])[\w$]+ =>/gmu)?.length ?? 0;
  const inParentheses = text.match(/\([\w$]+\) =>/gu)?.length ?? 0;
  return bare > inParentheses;
}
