import { isReaction } from "../../model/reactions.js";
import { unwrap, wrapped } from "../../source/ast.js";
import { editSourceMember, isDiscarded } from "../deferred-to-source/handle-edits.js";
import { wrappedValue } from "./syntax.js";
import { memberName } from "./libraries.js";
import { Refusal } from "./refusal.js";
/** The edits for a member of what becomes a source. @throws {Refusal} where a source has no such member. */
export function editMember(member, context) {
    const name = memberName(member);
    if (name === undefined || isWritten(member))
        throw new Refusal('use-unknown');
    if (name === 'resolve' || name === 'reject')
        return editSettler(member, name, context);
    switch (context.contract) {
        case 'native':
        case 'record':
            if (name === 'promise')
                return [];
            break;
        case 'promise':
            if (name === 'then' || name === 'catch' || name === 'finally')
                return [insertPromise(member, context.source)];
            if (name === 'state')
                return editState(member, 'fulfilled', context.source);
            break;
        case 'q':
            if (name === 'promise')
                return wrapPromise(member, context);
            break;
        case 'jquery':
            if (name === 'promise')
                return callToMember(member, context);
            if (name === 'state')
                return callToState(member, context);
            break;
    }
    throw new Refusal('library-member');
}
/** Whether a settler reacts to another promise by itself, through which V8 follows only native ones. */
export function isReacting(member) {
    const at = wrapped(member);
    return at.parent?.type === 'CallExpression' && at.parent.callee !== at && isReaction(at.parent);
}
function editSettler(member, role, context) {
    const { contract, isSource, type, source } = context;
    const call = wrapped(member).parent;
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === member;
    // What the call gives is the deferred, and all that it is given reaches the callbacks.
    if (contract === 'jquery' && isCall && (!isDiscarded(call) || call.arguments.length > 1))
        throw new Refusal('use-unknown');
    return isSource ? editSourceMember(member, role, type, source) : [];
}
/** `deferred.then(…)` asks the promise. */
function insertPromise({ object, optional }, { text }) {
    const end = object.range[1];
    const isWrapped = /^\s*\)/u.test(text.slice(end));
    if (isWrapped)
        throw new Refusal('use-unknown');
    return { range: [end, end], text: optional ? '?.promise' : '.promise' };
}
/** `state === 'pending'` is what `isCompleted` denies; the states have other names. */
function editState(state, fulfilled, source, token) {
    const test = wrapped(state).parent;
    const other = test?.type === 'BinaryExpression' && /^[!=]==?$/u.test(test.operator) ? test.right : undefined;
    if (other?.type !== 'Literal' || test?.type !== 'BinaryExpression' || test.left !== wrapped(state))
        throw new Refusal('library-member');
    const range = token ?? (state.type === 'MemberExpression' ? state.property.range : state.range);
    if (other.value === 'pending') {
        const isPending = test.operator.startsWith('=');
        const object = state.type === 'MemberExpression' ? state.object : undefined;
        if (object?.type === 'Identifier' || object?.type === 'ThisExpression' || object?.type === 'MemberExpression') {
            const text = source.text.slice(object.range[0], range[0]);
            return [{ range: test.range, text: `${isPending ? '!' : ''}${text}isCompleted` }];
        }
        throw new Refusal('library-member');
    }
    if (other.value === 'rejected')
        return [{ range, text: 'status' }];
    if (other.value !== fulfilled)
        throw new Refusal('library-member');
    const quote = source.text[other.range[0]] ?? "'";
    return [
        { range, text: 'status' },
        { range: other.range, text: `${quote}fulfilled${quote}` },
    ];
}
/** Q's promise where only what native ones have is wanted of it, and else one of Q's that follows it. */
function wrapPromise(member, { library }) {
    if (isPlainPromiseUse(member))
        return [];
    if (library === undefined)
        throw new Refusal('library-promise');
    const [start, end] = member.range;
    return [
        { range: [start, start], text: `${library}(` },
        { range: [end, end], text: ')' },
    ];
}
/** Whether a promise is awaited, or reacted to by a chain that nobody takes on. */
export function isPlainPromiseUse(node) {
    let at = wrappedValue(node);
    for (;;) {
        const { parent } = at;
        if (parent?.type === 'AwaitExpression')
            return true;
        const call = parent?.type === 'MemberExpression' && parent.object === at ? parent.parent : undefined;
        if (call?.type !== 'CallExpression' || call.callee !== parent || !isReaction(call) || call.arguments.length > 2)
            return false;
        at = wrappedValue(call);
        if (at.parent?.type === 'ExpressionStatement')
            return true;
    }
}
/** `deferred.promise()` */
function callToMember(member, { source }) {
    const call = member.parent;
    if (call.type !== 'CallExpression' || call.callee !== member || call.arguments.length > 0)
        throw new Refusal('library-member');
    if (!isPlainPromiseUse(call))
        throw new Refusal('library-promise');
    if (source.text.slice(member.range[1], call.range[1]).trim() !== '()')
        throw new Refusal('comment');
    return [{ range: [member.range[1], call.range[1]], text: '' }];
}
/** `deferred.state() === 'resolved'` */
function callToState(member, { source }) {
    const call = member.parent;
    if (call.type !== 'CallExpression' || call.callee !== member)
        throw new Refusal('library-member');
    const test = wrapped(call).parent;
    const other = test?.type === 'BinaryExpression' ? test.right : undefined;
    if (other?.type === 'Literal' && other.value === 'pending')
        throw new Refusal('library-member');
    return editState(call, 'resolved', source, [member.property.range[0], call.range[1]]);
}
function isWritten(member) {
    const { parent } = wrapped(member);
    switch (parent?.type) {
        case 'AssignmentExpression':
            return unwrap(parent.left) === member;
        case 'UpdateExpression':
            return true;
        case 'UnaryExpression':
            return parent.operator === 'delete';
        case 'ForOfStatement':
        case 'ForInStatement':
            return unwrap(parent.left) === member;
        case 'Property':
            return parent.parent.type === 'ObjectPattern';
        case 'ArrayPattern':
        case 'RestElement':
        case 'AssignmentPattern':
            return true;
        default:
            return false;
    }
}
/** Whether a use of a deferred would be the same for one that fulfills with nothing. */
export function isSignalUse(member) {
    const name = memberName(member);
    const call = wrapped(member).parent;
    const isCall = call?.type === 'CallExpression' && unwrap(call.callee) === member;
    if (name === 'reject')
        return true;
    if (name === 'resolve')
        return isCall && call.arguments.length === 0;
    return name === 'promise' && isDropped(member);
}
/** Whether nobody reads what an expression gives, nor what comes of it in the same statement. */
function isDropped(node) {
    for (let at = node.parent; at; at = at.parent) {
        switch (at.type) {
            case 'ExpressionStatement':
                return true;
            case 'CallExpression':
            case 'MemberExpression':
            case 'ArrayExpression':
            case 'AwaitExpression':
            case 'ChainExpression':
                continue;
            case 'UnaryExpression':
                if (at.operator === 'void')
                    continue;
                return false;
            default:
                return false;
        }
    }
    return false;
}
