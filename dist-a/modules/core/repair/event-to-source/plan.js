import { attempt } from "../attempt.js";
import { trySite } from "../promise-site.js";
import { mayBeBoth, mayLackRemoval } from "./emitter-kinds.js";
import { onceText } from "./events-once.js";
import { executorEvents } from "./executor-events.js";
import { fromEventText } from "./from-event-text.js";
import { isOverEvents } from "./listenings.js";
import { decline } from "./reasons.js";
/** Plans `fromEvent` in place of a promise over events; undefined for any other promise. */
export function planEventToSource(completion, source) {
    const site = trySite(completion, source);
    if (site === undefined || !isOverEvents(site, source))
        return undefined;
    return attempt(source, () => {
        const events = executorEvents(site, source);
        const isTarget = events.events.some(({ method }) => method === 'addEventListener');
        if (!isTarget && mayBeBoth(events.emitter, source))
            return decline('two-interfaces');
        if (mayLackRemoval(source))
            return decline('no-removal');
        const { range } = site.node;
        const once = onceText(site, events, source);
        if (once !== undefined)
            return { edits: [{ range, text: once }] };
        return { edits: [{ range, text: fromEventText(site, events, source) }], name: 'fromEvent' };
    });
}
