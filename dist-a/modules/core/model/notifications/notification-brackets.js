import { isFunction, isInside } from "../../source/ast.js";
import { suspendsBetween, turnOf } from "../turns.js";
import { isNamedAfter, tellsOfEnd } from "./notification-names.js";
import { nameOfValue } from "./notification-relations.js";
/** The same state was written before the notification: `this.emitting = true; emit(); this.emitting = false`. */
export function isBracket({ told, change, site }, { neighbours, source }) {
    // `state = 'busy'; …; emit('done'); state = 'done'` goes on to what the event has told of.
    const becomes = change.value && nameOfValue(change.value);
    if (becomes !== undefined && told.kind === 'event' && isNamedAfter(told.event ?? '', becomes))
        return false;
    for (const other of neighbours.changes(change, site)) {
        if (other.node.range[0] > told.site.range[0] || !isInside(told.site, blockOf(other.node)))
            continue;
        // `building = true; await bundle(); emit('done'); building = false` brackets the work, of whose end the event tells.
        const isOfWork = told.kind === 'event' && tellsOfEnd(told.event ?? '');
        if (!isOfWork || !suspendsBetween(other.node.range[1], told.site.range[0], turnOf(told.site), source))
            return true;
    }
    return false;
}
/** The block, `case`, function or program whose statements the node is among. */
export function blockOf(node) {
    let at = node;
    while (at.type !== 'BlockStatement' && at.type !== 'SwitchCase' && at.type !== 'Program' && !isFunction(at))
        at = at.parent;
    return at;
}
