import { dottedName, isFunction, propertyName, unwrap, wrapped, } from "../../source/ast.js";
import { initializer, isConstant } from "../../source/scopes.js";
import { calledFunction } from "../local-functions.js";
import { isUninterrupted, signalCallee } from "./signal-callees.js";
import { calleePath, modulePath } from "../callee-path.js";
import { bundleName } from "./signals.js";
/** Where a call takes a signal: a known API, a name the project told, a function of the file, or what its types say. */
export function signalPlace(call, source, model, configured) {
    const name = dottedName(call.callee);
    if (name !== undefined && configured.some((each) => name === each || name === `this.${each}`)) {
        return { index: 0, property: 'signal', isPromise: isThenable(call, source), isLast: true, basis: 'configured' };
    }
    const path = calleePath(call.callee, source);
    if (path !== undefined && isUninterrupted(path))
        return undefined;
    const known = path === undefined ? undefined : signalCallee(path, modulePath(source.settings.runtime));
    if (known !== undefined)
        return { ...known, basis: 'known' };
    const fn = calledFunction(call, source);
    const own = fn && model.parameterOf(fn);
    if (own === 'replaced')
        return undefined;
    const isAsync = fn?.async === true || !isDoneAtOnce(call, source);
    if (own !== undefined)
        return isAsync ? { ...own, isPromise: fn?.async === true || isThenable(call, source), basis: 'file' } : undefined;
    const typed = source.types.signalParameter(call);
    if (typeof typed === 'string' || !isAsync)
        return undefined;
    return { ...typed, isPromise: isThenable(call, source), basis: 'types' };
}
/** What gives anything but a promise or an async iterable has done its work when it returns: `createHash`, a list, a signal. */
function isDoneAtOnce(call, source) {
    if (source.types.isThenable(call) !== 'no')
        return false;
    const { parent } = wrapped(call);
    const isIterated = parent?.type === 'ForOfStatement' && parent.await && parent.right === wrapped(call);
    return !isIterated && parent?.type !== 'YieldExpression';
}
function isThenable(call, source) {
    return source.types.isThenable(call) === 'yes';
}
/** The gap where the signal goes; undefined when one is there, or may be. */
export function gapAt(call, place, source) {
    const args = call.arguments;
    if (args.some((arg) => arg.type === 'SpreadElement'))
        return undefined;
    const [first] = args;
    if (place.takesRequest === true && (first === undefined || mayBeRequest(first, source)))
        return undefined;
    const index = positionOf(args, place, source);
    const given = index === undefined ? undefined : args[index];
    if (index === undefined)
        return undefined;
    if (given === undefined)
        return { kind: 'absent', index };
    if (place.property === undefined)
        return undefined;
    return gapIn(given, place, source);
}
function gapIn(given, place, source) {
    const at = unwrap(given);
    if (at.type === 'ObjectExpression')
        return lacksSignal(at) ? { kind: 'object', node: at, isElsewhere: false } : undefined;
    // An `undefined` that fills a place which only the types tell of is there on purpose.
    if (isUndefined(at))
        return place.basis === 'types' ? undefined : { kind: 'undefined', node: at };
    if (place.instead !== undefined && at.type === 'Literal' && typeof at.value === 'string')
        return { kind: 'encoding', node: at };
    if (place.instead === 'callback' && isCallback(at, source))
        return { kind: 'callback', node: at };
    if (at.type !== 'Identifier')
        return undefined;
    const object = objectOf(at, source);
    return object && lacksSignal(object) ? { kind: 'object', node: object, isElsewhere: true } : undefined;
}
/** The position of the options in this call; undefined when an argument may be all of them. */
function positionOf(args, place, source) {
    const { index } = place;
    if (place.isLast === true) {
        const last = args.at(-1);
        if (args.length < index)
            return undefined;
        if (last === undefined)
            return 0;
        const at = unwrap(last);
        if (at.type === 'ObjectExpression')
            return args.length - 1;
        if (at.type !== 'Identifier')
            return at.type === 'MemberExpression' && bundleName.test(propertyName(at) ?? '') ? undefined : args.length;
        return bundleName.test(at.name) || objectOf(at, source) ? args.length - 1 : args.length;
    }
    const before = args[index - 1];
    if (place.takesAllInOne === true && args.length === index && before !== undefined) {
        const at = unwrap(before);
        if (at.type === 'ObjectExpression')
            return index - 1;
        if (at.type === 'Identifier' && bundleName.test(at.name))
            return undefined;
    }
    const there = args[index];
    return place.skipsArray === true && there !== undefined && isArray(unwrap(there), source) ? index + 1 : index;
}
/** An object literal that shows all that is in it, and no signal, nor any other means to cancel, among it. */
function lacksSignal(object) {
    return object.properties.every((property) => {
        const name = property.type === 'Property' ? propertyName(property) : undefined;
        // A request with `keepalive` and a process that is `detached` are meant to outlive whoever made them.
        return name !== undefined && !/signal|abort|cancel|keepalive|detached/iu.test(name);
    });
}
/** The object literal that a name stands for, when nothing is done to it on the way. */
function objectOf(node, source) {
    const variable = source.bindings.variable(node);
    if (variable === undefined || !isConstant(variable))
        return undefined;
    const init = initializer(variable);
    const value = init && unwrap(init);
    if (value?.type !== 'ObjectExpression')
        return undefined;
    const isOnlyRead = variable.references.every(({ identifier, init: isInit }) => {
        const { parent } = identifier;
        if (isInit === true || identifier === node || parent?.type === 'SpreadElement')
            return true;
        return (parent?.type === 'MemberExpression' &&
            parent.object === identifier &&
            parent.parent.type !== 'AssignmentExpression');
    });
    return isOnlyRead ? value : undefined;
}
function mayBeRequest(node, source) {
    const at = unwrap(node);
    if (at.type === 'Literal' || at.type === 'TemplateLiteral' || at.type === 'BinaryExpression')
        return false;
    if (at.type === 'ConditionalExpression')
        return mayBeRequest(at.consequent, source) || mayBeRequest(at.alternate, source);
    if (at.type === 'NewExpression')
        return dottedName(at.callee)?.endsWith('Request') === true;
    const typed = source.types.signalMember(at);
    if (typed !== 'unknown')
        return typed !== 'none';
    if (at.type === 'CallExpression')
        return /request|clone/iu.test(dottedName(at.callee)?.split('.').at(-1) ?? '');
    if (at.type === 'MemberExpression')
        return namesRequest(propertyName(at) ?? '');
    if (at.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(at);
    const init = variable && initializer(variable);
    if (init)
        return mayBeRequest(init, source);
    const annotation = variable?.identifiers[0];
    const text = annotation?.type === 'Identifier' && annotation.typeAnnotation
        ? source.text.slice(...annotation.typeAnnotation.range)
        : '';
    return namesRequest(at.name) || /\bRequest/u.test(text);
}
function namesRequest(name) {
    return /^(?:input|req|resource|info)$|request$|^args$/iu.test(name);
}
function isArray(at, source) {
    if (at.type === 'ArrayExpression' || isUndefined(at))
        return true;
    if (at.type === 'CallExpression')
        return /\.(?:map|filter|concat|slice|split|flat|flatMap)$/u.test(dottedName(at.callee) ?? '');
    if (at.type === 'MemberExpression')
        return /ar(?:gs|gv)$/iu.test(propertyName(at) ?? '');
    if (at.type !== 'Identifier')
        return false;
    const variable = source.bindings.variable(at);
    const init = variable && initializer(variable);
    return /ar(?:gs|gv|guments)$|flags$/iu.test(at.name) || (init ? unwrap(init).type === 'ArrayExpression' : false);
}
function isCallback(at, source) {
    if (isFunction(at))
        return true;
    if (at.type !== 'Identifier')
        return false;
    return /^(?:cb|callback|done|next)$/u.test(at.name) || source.bindings.variable(at)?.defs[0]?.type === 'FunctionName';
}
function isUndefined(at) {
    return at.type === 'Identifier' && at.name === 'undefined';
}
