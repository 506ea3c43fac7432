import { enclosingFunction, isFunction, unwrap, wrapped, type FunctionNode } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Completion } from '../completion.ts';
import { bodyOf } from '../function-bodies.ts';
import { calledFunction, localFunction } from '../local-functions.ts';
import { endsLocalWork } from './local-work.ts';
import { registration } from './wait-registrations.ts';

/** Whether the executor that a function of the file makes waits for an event: `new Promise(executor(target))`. */
export function waitsForEvent({ kind, node, executor }: Completion, source: Source): boolean {
  const fn = kind === 'executor' && executor === undefined ? madeBy(node.arguments[0], source) : undefined;
  const [resolve] = fn?.params ?? [];
  const variable = resolve?.type === 'Identifier' ? source.bindings.declaredBy(resolve) : undefined;
  const sites = (variable?.references ?? []).flatMap(({ identifier }) => {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type !== 'CallExpression' || parent.callee !== at) return parent ? [parent] : [];
    const callback = enclosingFunction(parent);
    const to = callback === fn ? undefined : callback && wrapped(callback).parent;
    // What settles at once on some path needs no event.
    return [to ?? parent];
  });
  return sites.length > 0 && sites.every((to) => registration(to) === 'event' && !endsLocalWork(to, source));
}

function madeBy(
  argument: Completion['node']['arguments'][number] | undefined,
  source: Source,
): FunctionNode | undefined {
  const call = argument && unwrap(argument);
  const maker = call?.type === 'CallExpression' ? calledFunction(call, source) : undefined;
  const [made, ...others] = maker === undefined || maker.async || maker.generator ? [] : bodyOf(maker).returns;
  if (made === undefined || others.length > 0) return undefined;
  return isFunction(made) ? made : localFunction(made, source);
}
