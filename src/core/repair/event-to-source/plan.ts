import type { Completion } from '../../model/completion.ts';
import type { Source } from '../../source/source.ts';
import { attempt, type Attempt } from '../attempt.ts';
import { trySite } from '../promise-site.ts';
import { mayBeBoth, mayLackRemoval } from './emitter-kinds.ts';
import { onceText } from './events-once.ts';
import { executorEvents } from './executor-events.ts';
import { fromEventText } from './from-event-text.ts';
import { isOverEvents } from './listenings.ts';
import { decline } from './reasons.ts';

/** Plans `fromEvent` in place of a promise over events; undefined for any other promise. */
export function planEventToSource(completion: Completion, source: Source): Attempt | undefined {
  const site = trySite(completion, source);
  if (site === undefined || !isOverEvents(site, source)) return undefined;
  return attempt(source, () => {
    const events = executorEvents(site, source);
    const isTarget = events.events.some(({ method }) => method === 'addEventListener');
    if (!isTarget && mayBeBoth(events.emitter, source)) return decline('two-interfaces');
    if (mayLackRemoval(events.emitter, source)) return decline('no-removal');
    const { range } = site.node;
    const once = onceText(site, events, source);
    if (once !== undefined) return { edits: [{ range, text: once }] };
    return { edits: [{ range, text: fromEventText(site, events, source) }], name: 'fromEvent' };
  });
}
