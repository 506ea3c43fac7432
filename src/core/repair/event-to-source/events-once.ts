import { calleePath } from '../../model/callee-path.ts';
import type { Source } from '../../source/source.ts';
import { isValueUnused, type PromiseSite } from '../promise-site.ts';
import { emitterText, type ExecutorEvents } from './executor-events.ts';

/**
 * `once(emitter, 'x')` of node:events, where the file has it at hand and its array of arguments is wanted, or nothing:
 * it rejects on `error`, so only where the executor does too.
 */
export function onceText(site: PromiseSite, executed: ExecutorEvents, source: Source): string | undefined {
  const { events, signal } = executed;
  const [first, second, ...others] = [...events].sort((a, b) => rank(a) - rank(b));
  if (first === undefined || second === undefined || others.length > 0 || signal !== undefined) return undefined;
  if (first.effects.settlement.role !== 'resolve' || second.effects.settlement.role !== 'reject') return undefined;
  if (
    second.effects.fn !== undefined ||
    first.effects.condition ||
    events.some(({ method }) => method === 'addEventListener')
  )
    return undefined;
  if (!/^['"`]error['"`]$/u.test(source.text.slice(...second.event.range))) return undefined;
  if (!isValueUnused(site.node)) return undefined;
  const name = onceName(source);
  return name && `${name}(${emitterText(executed, source)}, ${source.text.slice(...first.event.range)})`;
}

function rank({ effects }: ExecutorEvents['events'][number]): number {
  return effects.settlement.role === 'resolve' ? 0 : 1;
}

function onceName(source: Source): string | undefined {
  for (const node of source.mentions.identifiers('once')) {
    const { parent } = node;
    if (parent.type === 'CallExpression' && parent.callee === node && calleePath(node, source) === 'events.once')
      return 'once';
  }
  return undefined;
}
