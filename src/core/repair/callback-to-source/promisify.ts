import { calleePath } from '../../model/callee-path.ts';
import { isFunction, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isTyped } from '../deferred-to-source/result-type.ts';
import type { Edit } from '../edit.ts';
import type { PromiseSite } from '../promise-site.ts';
import { builtinCall } from './builtins.ts';
import { onlyCall } from './callbacks.ts';
import type { ErrorFirst } from './error-first.ts';

/**
 * `promisify(fs.readFile)(path)`, where all that is wanted is a function of Node's own and the file has `promisify` at
 * hand. In TypeScript the promise's type could become another.
 */
export function promisified(site: PromiseSite, callbacks: readonly ErrorFirst[], source: Source): Edit[] | undefined {
  const [callback, ...others] = callbacks;
  const call = onlyCall(site);
  const last = call?.arguments.at(-1);
  if (call === undefined || callback === undefined || others.length > 0 || last !== callback.fn) return undefined;
  if (isTyped(source) || builtinCall(call, source)?.isPlain !== true || !isFirstResult(callback, source))
    return undefined;
  const promisify = promisifyName(source);
  if (promisify === undefined || call.arguments.some((each) => each.type === 'SpreadElement')) return undefined;
  const before = call.arguments.at(-2)?.range[1] ?? last.range[0];
  return [
    { range: [site.node.range[0], call.callee.range[0]], text: `${promisify}(` },
    { range: [call.callee.range[1], call.callee.range[1]], text: ')' },
    { range: [before, last.range[1]], text: '' },
    { range: [call.range[1], site.node.range[1]], text: '' },
  ];
}

function isFirstResult({ fn, result }: ErrorFirst, source: Source): boolean {
  const value = fn.params[1];
  if (result === undefined) return value === undefined;
  return (
    result.type === 'Identifier' &&
    value?.type === 'Identifier' &&
    source.bindings.variable(result) === source.bindings.declaredBy(value)
  );
}

/** What the file calls `promisify`, or `util.promisify`, on its top level. */
function promisifyName(source: Source): string | undefined {
  for (const node of source.mentions.identifiers('promisify')) {
    const { parent } = node;
    const at: Node = parent.type === 'MemberExpression' && parent.property === node ? parent : node;
    if (parent.type === 'Property' || parent.type === 'ImportSpecifier' || isFunction(parent)) continue;
    if (calleePath(at, source) === 'util.promisify' && !isShadowed(at, source)) return source.text.slice(...at.range);
  }
  return undefined;
}

/** Whether the name is bound somewhere else than on the top level, and so may not reach where it is wanted. */
function isShadowed(node: Node, source: Source): boolean {
  const root = node.type === 'MemberExpression' ? node.object : node;
  const scope = source.bindings.variable(root)?.scope;
  return scope === undefined || (scope.upper?.upper !== null && scope.upper !== null);
}
