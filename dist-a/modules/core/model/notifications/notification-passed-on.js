import { enclosingFunction, isNothing, unwrap } from "../../source/ast.js";
import { takenFrom } from "../../source/scopes.js";
import { placeKey } from "../place-keys.js";
import { registrationAt } from "../registrations.js";
/**
 * Whether what is put away is the very object whose event is passed on: who is told of its end looks for it there, or
 * puts another in its place. `socket.onclose = () => { this.options.onClose(); this.socket = null; }`
 */
export function isPassedOn({ told, change, site, holder }, owners, source) {
    if (change.form !== 'assign' || change.value === undefined || !isNothing(change.value))
        return false;
    const fn = enclosingFunction(told.site);
    const registration = fn && enclosingFunction(site) === fn ? registrationAt(fn, source) : undefined;
    if (registration?.kind !== 'listener' && registration?.kind !== 'property')
        return false;
    const { receiver } = registration;
    const place = placeKey(change.target, source);
    if (receiver === undefined || place === undefined)
        return false;
    return placeKey(receiver, source) === place || isKeptAs(receiver, place, owners.declared(holder).values, source);
}
/** Whether a variable holds what is kept in a place: it was taken from there, or put there. */
function isKeptAs(node, place, values, source) {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
    if (variable === undefined)
        return false;
    const from = takenFrom(variable);
    const value = from && unwrap(from);
    const origin = value?.type === 'AssignmentExpression' ? value.left : value;
    return ((origin !== undefined && placeKey(origin, source) === place) ||
        values.some((each) => source.bindings.variable(unwrap(each)) === variable));
}
