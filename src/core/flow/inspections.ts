import { calledName, dottedName, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { TSESTree } from '@typescript-eslint/types';

// Calls that are given a function or an object and never call it: being an argument of one is no hand-off.

interface Row {
  readonly names: RegExp;
  readonly reason: string;
}

/** By the name of the method, whatever it is called on. */
const methods: readonly Row[] = [
  {
    names: /^(?:off|remove\w*Listeners?|detach|unsubscribe|unobserve|unwatch|unlisten)$/u,
    reason: 'takes a listener back, by its identity',
  },
  {
    names: /^(?:delete|remove|has|includes|indexOf|lastIndexOf)$/u,
    reason: 'finds an element of a collection, by its identity',
  },
];

const conversions: Row = {
  names: /^(?:String|Boolean|JSON\.stringify|util\.inspect|inspect)$/u,
  reason: 'converts the value',
};

/** By the whole name of the callee. */
const functions: readonly Row[] = [
  {
    names: /^(?:expect|should|invariant|assert(?:\.\w+)*|t\.(?:is|not|truthy|falsy|ok|equal|same|type))$/u,
    reason: 'asserts something of the value',
  },
  { names: /^(?:console|log|logger|debug)(?:\.\w+)?$/u, reason: 'prints the value' },
  conversions,
  {
    names: /^Object\.(?:keys|getOwnPropertyNames|is|isFrozen|isSealed|hasOwn|getPrototypeOf|setPrototypeOf)$/u,
    reason: 'asks for the shape of the value',
  },
  {
    names: /^(?:\w+\.)?is(?:Function|Callable|Object|Nil|Null|Undefined|Plain\w*|Defined|Array)$/u,
    reason: 'asks for the type of the value',
  },
  { names: /^(?:clearTimeout|clearInterval|clearImmediate|cancelAnimationFrame)$/u, reason: 'takes a timer back' },
  {
    names: /^(?:off|remove\w*Listeners?|unsubscribe|unobserve|unwatch|unlisten)$/u,
    reason: 'takes a listener back, by its identity',
  },
];

/** Whether the call only looks at its arguments. */
export function onlyInspects(call: CallExpression | TSESTree.NewExpression): boolean {
  const callee = unwrap(call.callee);
  const method = callee.type === 'MemberExpression' ? propertyName(callee) : undefined;
  if (method !== undefined && methods.some((row) => row.names.test(method))) return true;
  const name = dottedName(callee);
  return name !== undefined && functions.some((row) => row.names.test(name));
}

/** Whether the call makes another value of its arguments, as `String(timer)` a text. */
export function onlyConverts({ callee }: CallExpression): boolean {
  return conversions.names.test(dottedName(callee) ?? '');
}

/** Whether an argument is what a map finds the entry by that the call puts there: `plans.set(guard, plan)`. */
export function isKeyOfEntry(argument: Node, call: CallExpression | TSESTree.NewExpression): boolean {
  const [key, ...values] = call.arguments;
  return call.type === 'CallExpression' && calledName(call) === 'set' && key === argument && values.length === 1;
}
