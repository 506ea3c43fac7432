import { calledName, isFunction, unwrap, wrapped } from "./ast.js";
/** Hooks that give back the very function they are given, or one that calls it: `useCallback(fn, [])`. */
const givesFunctionBack = /^use(?:Callback|EventCallback|EffectEvent|Event|MemoizedFn)$/u;
/** The function that a value is, itself or behind such a hook. */
export function functionIn(value) {
    const at = unwrap(value);
    if (isFunction(at))
        return at;
    if (at.type !== 'CallExpression' || !givesFunctionBack.test(calledName(at) ?? ''))
        return undefined;
    const first = at.arguments[0] && unwrap(at.arguments[0]);
    return isFunction(first) ? first : undefined;
}
/** The expression whose value the function is: itself, or the call of such a hook. */
export function valueOfFunction(fn) {
    const at = wrapped(fn);
    const { parent } = at;
    return parent?.type === 'CallExpression' && functionIn(parent) === fn ? wrapped(parent) : at;
}
const boxes = new Map([
    ['useRef', 'current'],
    ['ref', 'value'],
    ['shallowRef', 'value'],
    ['useState', '0'],
]);
/** The member under which what a hook of React or Vue makes holds its first argument: `useRef(value).current`. */
export function memberOfBox(call) {
    return boxes.get(calledName(call) ?? '');
}
