import { functionName, isFunction, lastName, propertyName, unwrap, wrapped, } from "../../source/ast.js";
// Process signals ('SIGTERM'), reactive signals (`count.value`, `count()`) and samples of sound are called `signal` too.
// Without types the uses of a name tell which it is, and counter-evidence wins.
/** All that an AbortSignal has, EventTarget's members included (DOM, 3.3). */
const members = new Set([
    'aborted',
    'reason',
    'throwIfAborted',
    'onabort',
    'addEventListener',
    'removeEventListener',
    'dispatchEvent',
]);
/** Qualifiers that make `…Signal` mean cancellation; `exitSignal`, `killSignal` and `stopSignal` are process signals. */
const abortName = /^(?:(?:abort|cancel|cancellation|parent|outer|external|user|caller|upstream|request|req|timeout|input|combined|merged|linked|deadline)_?)?signal$/iu;
/** Parameters beside the signal that a process died of, or is to get. */
const exitParameter = /^_?(?:code|exit_?code|status|exit_?status|p?pid)$/iu;
/** Functions that are about the signals of processes. */
const processFunction = /kill|terminat|shut_?down|^exit|sendSignal|(?:on|handle)_?(?:signal|exit|close)/iu;
/** `signal.addEventListener(() => …)`: a signal of the project's own, of which nobody but its own functions knows. */
function takesListenerAlone(member) {
    const call = wrapped(member).parent;
    return call?.type === 'CallExpression' && call.callee === wrapped(member) && isFunction(call.arguments[0]);
}
/** What the uses of one value tell: `no` is counter-evidence and final, `unknown` says that nothing was seen. */
export function evidenceOf(uses) {
    let answer = 'unknown';
    for (const use of uses) {
        const said = evidence(wrapped(use));
        if (said === 'no')
            return said;
        if (said === 'yes')
            answer = said;
    }
    return answer;
}
function evidence(use) {
    const { parent } = use;
    switch (parent?.type) {
        case 'MemberExpression': {
            if (parent.object !== use)
                return parent.computed ? 'no' : 'unknown';
            return members.has(propertyName(parent) ?? '') && !takesListenerAlone(parent) ? 'yes' : 'no';
        }
        case 'CallExpression': {
            if (parent.callee === use)
                return 'no';
            const callee = unwrap(parent.callee);
            const name = lastName(callee);
            return /^raise$|^_?kill|Kill/u.test(name ?? '') ? 'no' : 'unknown';
        }
        case 'BinaryExpression': {
            const other = parent.left === use ? parent.right : parent.left;
            if (parent.operator === 'instanceof')
                return other.type === 'Identifier' && other.name === 'AbortSignal' ? 'yes' : 'no';
            const compares = /^[!=]==?$/u.test(parent.operator);
            return compares && !(other.type === 'Literal' && other.value !== null) ? 'unknown' : 'no';
        }
        case 'TemplateLiteral':
        case 'SwitchStatement':
        case 'SpreadElement':
        case 'UpdateExpression':
            return 'no';
        case 'NewExpression':
            return parent.callee === use ? 'no' : 'unknown';
        default:
            return 'unknown';
    }
}
/** Whether a name alone, with where it stands among its siblings, suggests an AbortSignal. */
export function namesSignal(name, siblings) {
    return abortName.test(name.replace(/^_/u, '')) && !siblings.some((each) => exitParameter.test(each));
}
/** Whether a function is about processes: by its own name, or by the event it listens for. */
export function isProcessHandler(fn, variable) {
    if (processFunction.test(functionName(fn) ?? ''))
        return true;
    const uses = [fn, ...(variable?.references.map((reference) => reference.identifier) ?? [])];
    return uses.some(({ parent }) => {
        if (parent?.type !== 'CallExpression')
            return false;
        const [event] = parent.arguments;
        const callee = unwrap(parent.callee);
        if (callee.type !== 'MemberExpression' ||
            !/^(?:on|once|addListener|prependListener)$/u.test(propertyName(callee) ?? ''))
            return false;
        if (callee.object.type === 'Identifier' && callee.object.name === 'process')
            return true;
        return event?.type === 'Literal' && /^(?:exit|close|SIG[A-Z]+)$/u.test(String(event.value));
    });
}
/** The names of the parameters beside one: those of the list, or of the pattern that it is taken out of. */
export function siblingsOf(identifier) {
    let at = identifier;
    while (at.parent &&
        (at.parent.type === 'AssignmentPattern' ||
            at.parent.type === 'Property' ||
            at.parent.type === 'TSParameterProperty'))
        at = at.parent;
    const { parent } = at;
    const all = parent?.type === 'ObjectPattern' ? parent.properties : isFunction(parent) ? parent.params : [];
    return all.flatMap((each) => each.type === 'Property' ? [propertyName(each) ?? ''] : each.type === 'Identifier' ? [each.name] : []);
}
