import { calledName, isFunction, unwrap, wrapped, type CallExpression, type FunctionNode, type Node } from './ast.ts';

/** Hooks that give back the very function they are given, or one that calls it: `useCallback(fn, [])`. */
const givesFunctionBack = /^use(?:Callback|EventCallback|EffectEvent|Event|MemoizedFn)$/u;

/** The function that a value is, itself or behind such a hook; of `signal && (() => …)`, what it is where it is anything. */
export function functionIn(value: Node): FunctionNode | undefined {
  const at = unwrap(value);
  if (isFunction(at)) return at;
  if (at.type === 'LogicalExpression' && at.operator === '&&') return functionIn(at.right);
  if (at.type !== 'CallExpression' || !givesFunctionBack.test(calledName(at) ?? '')) return undefined;
  const first = at.arguments[0] && unwrap(at.arguments[0]);
  return isFunction(first) ? first : undefined;
}

/** The expression whose value the function is: itself, the call of such a hook, or a test before it. */
export function valueOfFunction(fn: FunctionNode): Node {
  let at = wrapped(fn);
  for (let { parent } = at; parent && isAround(parent, at, fn); { parent } = at) at = wrapped(parent);
  return at;
}

function isAround(parent: Node, at: Node, fn: FunctionNode): boolean {
  if (parent.type === 'LogicalExpression') return parent.operator === '&&' && parent.right === at;
  return parent.type === 'CallExpression' && functionIn(parent) === fn;
}

const boxes: ReadonlyMap<string, string> = new Map([
  ['useRef', 'current'],
  ['ref', 'value'],
  ['shallowRef', 'value'],
  ['useState', '0'],
]);

/** The member under which what a hook of React or Vue makes holds its first argument: `useRef(value).current`. */
export function memberOfBox(call: CallExpression): string | undefined {
  return boxes.get(calledName(call) ?? '');
}

/** The call whose box holds what the function gives: `useState(() => create())`. */
export function boxFilledBy(fn: FunctionNode): CallExpression | undefined {
  const at = wrapped(fn);
  const { parent } = at;
  if (parent?.type !== 'CallExpression' || parent.arguments[0] !== at) return undefined;
  return memberOfBox(parent) === undefined ? undefined : parent;
}
