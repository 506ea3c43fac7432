import type { Completion } from '../../model/completion.ts';
import { isInside, unwrap, type CallExpression, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { formOf } from '../deferred-to-source/element-form.ts';
import { keepsOf, type Keep, type Place } from '../deferred-to-source/kept.ts';
import { isRefusal } from '../deferred-to-source/skip.ts';
import { promisedType, promiseSite, settlerReferences, statementsOf } from '../promise-site.ts';
import { decline } from './reasons.ts';

/** A promise whose settlers are kept in a map by a key. */
export interface Request {
  readonly completion: Completion;
  readonly place: Place;
  /** `map.set(key, { resolve, reject })`. */
  readonly set: CallExpression;
}

/** Undefined where the settlers go elsewhere. */
export function requestOf(completion: Completion, source: Source): Request | undefined {
  if (completion.kind !== 'executor') return undefined;
  const keep = onlyKeep(completion, source);
  const set = keep?.write;
  if (keep === undefined || set?.type !== 'CallExpression' || keep.value.type !== 'ObjectExpression') return undefined;
  const callee = unwrap(set.callee);
  const isSet = callee.type === 'MemberExpression' && source.text.slice(...callee.property.range) === 'set';
  return isSet && set.arguments.length === 2 ? { completion, place: keep.place, set } : undefined;
}

function onlyKeep(completion: Completion, source: Source): Keep | undefined {
  try {
    const [keep, ...others] = keepsOf(completion, source);
    return others.length === 0 && keep?.isCollection === true ? keep : undefined;
  } catch {
    // Kept in some other manner.
    return undefined;
  }
}

/** The text of `map.create(key)`, and the type of what it promises. @throws {Declined} */
export function createText(
  { completion, set }: Request,
  source: Source,
): { readonly text: string; readonly type: string | undefined } {
  const site = promiseSite(completion, source);
  const [only, ...others] = statementsOf(site.executor);
  const call = only && unwrap(only.type === 'ExpressionStatement' ? only.expression : only);
  if (call !== set || others.length > 0) return decline('other-work');
  const [key, record] = set.arguments;
  if (key === undefined || record === undefined) return decline('use-unknown');
  if (settlerReferences(site).some(({ identifier }) => !isInside(identifier, record))) return decline('other-work');
  if (!isPair(keepsOf(completion, source), source)) return decline('record-other');
  return {
    text: `${mapText(set, source)}.create(${source.text.slice(...key.range)})`,
    type: promisedType(site, source),
  };
}

/** Whether what is kept is `{ resolve, reject }` and no more. */
function isPair(keeps: readonly Keep[], source: Source): boolean {
  try {
    const { isSource, roles } = formOf(keeps, source);
    return isSource && roles.size === 2;
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** The map that a method is called on, as written. */
export function mapText(call: CallExpression, source: Source): string {
  const callee = unwrap(call.callee);
  const object: Node = callee.type === 'MemberExpression' ? callee.object : callee;
  return source.text.slice(...object.range);
}
