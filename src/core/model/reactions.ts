import { dottedName, propertyName, unwrap, type CallExpression, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { calleePath } from './callee-path.ts';

/** Whether the call adds a reaction to a promise: `p.then(f)`, `p.catch(f)`, `p.finally(f)`. */
export function isReaction(node: Node): node is CallExpression {
  return reactedTo(node) !== undefined;
}

/** The promise that a call adds a reaction to; undefined when it adds none. */
export function reactedTo(node: Node): Node | undefined {
  const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
  if (callee?.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  return name === 'then' || name === 'catch' || name === 'finally' ? callee.object : undefined;
}

/** The promise at the beginning of a chain of reactions; undefined when the call is none. */
export function reactionRoot(call: Node): Node | undefined {
  let root: Node | undefined;
  for (let at = unwrap(call); isReaction(at);) {
    const callee = unwrap(at.callee);
    if (callee.type !== 'MemberExpression') break;
    root = at = unwrap(callee.object);
  }
  return root;
}

/** A reaction and the promise that it is added to. */
interface Reaction {
  readonly name: 'then' | 'catch' | 'finally';
  readonly promise: Node;
  readonly callbacks: readonly Node[];
}

/** What a call adds to which promise, by a method of the promise or by way of the prototype. */
export function reactionAt(node: Node, source: Source): Reaction | undefined {
  const call = unwrap(node);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  return name === 'then' || name === 'catch' || name === 'finally'
    ? { name, promise: callee.object, callbacks: call.arguments }
    : appliedReaction(call, source);
}

/** `Promise.prototype.then.call(promise, f)`, `Reflect.apply(then, promise, [f])` with `const { then } = Promise.prototype`. */
export function appliedReaction(node: Node, source: Source): Reaction | undefined {
  const call = unwrap(node);
  const callee = call.type === 'CallExpression' ? unwrap(call.callee) : undefined;
  if (call.type !== 'CallExpression' || callee?.type !== 'MemberExpression') return undefined;
  const [first, second, third] = call.arguments;
  const how = propertyName(callee);
  if (how !== 'call' && how !== 'apply') return undefined;
  const isReflect = dottedName(callee) === 'Reflect.apply';
  const method = isReflect ? first : callee.object;
  const [, name] =
    /^Promise\.prototype\.(then|catch|finally)$/u.exec((method && calleePath(method, source)) ?? '') ?? [];
  const promise = isReflect ? second : first;
  if (promise === undefined || (name !== 'then' && name !== 'catch' && name !== 'finally')) return undefined;
  if (how === 'call') return { name, promise, callbacks: call.arguments.slice(1) };
  const list = unwrap((isReflect ? third : second) ?? call);
  if (list.type !== 'ArrayExpression') return undefined;
  return { name, promise, callbacks: list.elements.filter((each) => each !== null) };
}
