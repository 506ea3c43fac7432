import { calledName, enclosingFunction, isInside, isPropertyName, lastName, propertyName, unwrap, } from "../../source/ast.js";
import { initializer } from "../../source/scopes.js";
import { someNode, walk } from "../../source/visit.js";
import { parameterOf } from "../callbacks/inner-functions.js";
import { hasSubject, isNamedAfter, isNamedLike, isReport } from "./notification-names.js";
import { isToldOfEach } from "./notification-order.js";
import { isAmong } from "./notification-owners.js";
import { isPassedOn } from "./notification-passed-on.js";
/**
 * Whether what changes has to do with what was told, so that listeners may go by it: the place of the callback itself,
 * what the event or callback is named after or carries, a flag or phase of the object, what a getter gives, or state
 * that is open to all. What a program keeps for its own work changes after some notification or other, and nobody minds.
 */
export function isRelated(late, { name, owners, source }) {
    const { told, change, holder } = late;
    if (told.kind === 'settlement' || told.kind === 'abort')
        return true;
    if (told.event !== undefined && isReport(told.event))
        return isReported(told.event, late, name);
    if (change.holders.some((each) => isAmong(each, told.through)))
        return true;
    const { event } = told;
    const becomes = change.value && nameOfValue(change.value);
    if (event !== undefined && (isNamedLike(event, name) || (becomes !== undefined && isNamedAfter(event, becomes))))
        return true;
    // What is kept to answer faster answers wrongly as soon as anybody asks.
    if (/cache|memo/iu.test(name))
        return true;
    if (carries(told.site, change.node) || isPassedOn(late, owners, source))
        return true;
    if (carriesEntry(late, owners, source))
        return true;
    const isGeneral = event === undefined || !hasSubject(event);
    // `set(value) { this.notify(); this.#value = value; }`: what the function is there for.
    if (isGeneral && isGiven(late, source) && owners.isUnread(holder))
        return true;
    const isSeen = owners.isPublic(holder) || owners.isGivenOut(holder);
    // By a flag or phase all methods of the object go.
    const isFlag = owners.declared(holder).values.some(isBoolean);
    if (told.kind === 'event' ? isFlag || /state|status|phase/iu.test(name) : isFlag && (isGeneral || isSeen))
        return true;
    // Listeners have the object that emits; who gave a callback may not, so that its name has to say more. Whether the
    // emitter of another object runs them at once is not known.
    const isOpen = owners.isPublic(holder) &&
        (isGeneral || told.kind === 'event') &&
        !holder.owner.includes('.') &&
        !isToldOfEach(late, source) &&
        !/^error$/iu.test(event ?? '');
    return isOpen || owners.isGivenOut(holder);
}
/** A report is about a piece of state only where it is named after that, or tells what it is: `onTick(this.left - 1)`. */
function isReported(event, { told, change }, name) {
    const field = wordOf(change.target);
    const given = told.site.type === 'CallExpression' ? told.site.arguments : [];
    const isTold = given.some((each) => someNode(each, (node) => wordOf(node) === field));
    return isNamedAfter(event, name) || (change.form === 'update' && isTold);
}
/** `.left` of a member, `left` of a variable. */
function wordOf(node) {
    const at = unwrap(node);
    if (at.type === 'Identifier')
        return isPropertyName(at) ? undefined : at.name;
    return at.type === 'MemberExpression' ? `.${propertyName(at) ?? ''}` : undefined;
}
/** `'done'`, `State.Done` */
export function nameOfValue(value) {
    const at = unwrap(value);
    if (at.type === 'Literal')
        return typeof at.value === 'string' ? at.value : undefined;
    const isConstantOf = at.type === 'MemberExpression' && /^[A-Z]/u.test(lastName(at.object) ?? '');
    return isConstantOf ? propertyName(at) : undefined;
}
function isBoolean(value) {
    const at = unwrap(value);
    return at.type === 'Literal' && typeof at.value === 'boolean';
}
/** `const session = sessions.get(id); emit('end', session); sessions.delete(id)`: whether it carries what the collection held. */
function carriesEntry({ told, change }, owners, source) {
    const given = told.site.type === 'CallExpression' ? told.site.arguments : [];
    return given.some((each) => {
        const variable = each.type === 'Identifier' ? source.bindings.variable(each) : undefined;
        const from = variable && initializer(variable);
        const list = from && listTaken(from);
        return list !== undefined && owners.held(list).some((holder) => isAmong(holder, change.holders));
    });
}
/** The collection that an expression takes an entry of: `sessions.get(id)`, `sessions[id]`. */
function listTaken(entry) {
    const at = unwrap(entry);
    if (at.type === 'MemberExpression')
        return at.computed ? at.object : undefined;
    const callee = at.type === 'CallExpression' && calledName(at) === 'get' ? unwrap(at.callee) : undefined;
    return callee?.type === 'MemberExpression' ? callee.object : undefined;
}
/** Whether the state becomes what the function that tells was given. */
function isGiven({ told, change }, source) {
    const given = change.form === 'assign' && change.value ? parameterOf(change.value, source) : undefined;
    return given !== undefined && given.node === enclosingFunction(change.node) && isInside(told.site, given.node);
}
/** Whether the notification carries something that the change is made of: `emit('added', item); items.push(item)`. */
function carries(told, change) {
    const names = new Set();
    for (const argument of told.type === 'CallExpression' ? told.arguments : []) {
        walk(argument, (node) => {
            if (node.type === 'Identifier' && !isPropertyName(node))
                names.add(node.name);
            else if (node.type === 'MemberExpression')
                names.add(`.${propertyName(node) ?? ''}`);
            return true;
        });
    }
    if (names.size === 0)
        return false;
    let shares = false;
    walk(change, (node) => {
        if (node.type === 'Identifier' && !isPropertyName(node))
            shares ||= names.has(node.name);
        else if (node.type === 'MemberExpression')
            shares ||= names.has(`.${propertyName(node) ?? ''}`);
        return !shares;
    });
    return shares;
}
