import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isFunction,
  isInside,
  isLoop,
  isStep,
  propertyName,
  unwrap,
  wrapped,
  type Node,
} from '../source/ast.ts';
import { initializer, isConstant, type Bindings } from '../source/scopes.ts';
import { someOwnNode, walk } from '../source/visit.ts';
import { isMutation } from './count-tests.ts';

/**
 * Barriers: `if (++done === total) resolve()`. A count passes a value once, so what it guards happens once, however
 * often the code around it runs. Only equality is a barrier; `>=` holds again on each later turn.
 */
export class Barriers {
  readonly #bindings: Bindings;
  readonly #counted = new Map<Node, ReadonlySet<string>>();

  constructor(bindings: Bindings) {
    this.#bindings = bindings;
  }

  /** Whether the node runs only when a count has come to its end. */
  holds(node: Node): boolean {
    for (let inner = node, at = node.parent; at && !isFunction(at); inner = at, at = at.parent) {
      if (at.type === 'IfStatement' && inner === at.consequent && this.#counts(at.test)) return true;
      if (at.type === 'ConditionalExpression' && inner === at.consequent && this.#counts(at.test)) return true;
      if (at.type === 'LogicalExpression' && at.operator === '&&' && inner === at.right && this.#counts(at.left))
        return true;
      if (at.type === 'LogicalExpression' && at.operator === '||' && inner === at.right && this.#isCount(at.left))
        return true;
    }
    return false;
  }

  #counts(test: Node): boolean {
    const at = unwrap(test);
    if (at.type === 'LogicalExpression' && at.operator === '&&') return this.#counts(at.left) || this.#counts(at.right);
    if (at.type === 'UnaryExpression' && at.operator === '!') return this.#isCount(at.argument);
    if (at.type !== 'BinaryExpression' || (at.operator !== '===' && at.operator !== '==')) return false;
    return this.#isCount(at.left) || this.#isCount(at.right);
  }

  /** A number that only ever goes up or down by one, or the size of a collection. */
  #isCount(node: Node): boolean {
    const at = unwrap(node);
    switch (at.type) {
      case 'UpdateExpression':
        return true;
      case 'Identifier':
        return (
          this.#bindings
            .variable(at)
            ?.references.some(({ identifier }) => isStep(identifier) && isInside(identifier, repeated(at))) === true
        );
      case 'MemberExpression': {
        const name = propertyName(at);
        if (name === 'length' || name === 'size') return !this.#isOfTurn(at.object) && mayChange(at);
        const place = dottedName(at);
        return place !== undefined && this.#stepsAround(at).has(place);
      }
      default:
        return false;
    }
  }

  /**
   * Whether an object is another one in each turn of a loop that does not wait, as `const body = buffer.subarray(start, end)`
   * is: its length counts nothing.
   */
  #isOfTurn(object: Node): boolean {
    const at = unwrap(object);
    const loop = repeated(at);
    const variable = at.type === 'Identifier' ? this.#bindings.variable(at) : undefined;
    if (variable === undefined || !isLoop(loop) || !variable.identifiers.every((each) => isInside(each, loop.body)))
      return false;
    const init = initializer(variable);
    if (init === undefined || unwrap(init).type !== 'CallExpression') return false;
    if (someOwnNode(loop.body, ({ type }) => type === 'AwaitExpression' || type === 'YieldExpression')) return false;
    return isConstant(variable) && !variable.references.some(({ identifier }) => isMutation(identifier));
  }

  /** The members that the loop or function around a node counts with. */
  #stepsAround(node: Node): ReadonlySet<string> {
    const fn = repeated(node);
    let found = this.#counted.get(fn);
    if (found === undefined) {
      const names = new Set<string>();
      walk(fn, (at) => {
        const place = at.type === 'MemberExpression' && isStep(at) ? dottedName(at) : undefined;
        if (place !== undefined) names.add(place);
        return true;
      });
      this.#counted.set(fn, (found = names));
    }
    return found;
  }
}

/**
 * Whether what runs again may change the collection whose size it asks for. Where it does nothing before it asks, and does nothing
 * with the collection but that, the size can be the same the next time: `setInterval(() => { if (queue.size === 0) resolve(); })`.
 */
function mayChange(size: TSESTree.MemberExpression): boolean {
  const fn = repeated(size);
  const place = dottedName(size.object);
  if (!isFunction(fn) || place === undefined) return true;
  return someOwnNode(fn.body, (at) => {
    if (at.type === 'CallExpression' || at.type === 'AssignmentExpression' || at.type === 'UpdateExpression')
      return at.range[0] < size.range[0];
    if ((at.type !== 'Identifier' && at.type !== 'MemberExpression') || dottedName(at) !== place) return false;
    const { parent } = wrapped(at);
    return parent?.type !== 'MemberExpression' || !/^(?:length|size)$/u.test(propertyName(parent) ?? '');
  });
}

/** What runs again with the node: the innermost loop or function around it. */
function repeated(node: Node): Node {
  let at = node;
  while (at.parent && !isFunction(at) && !isLoop(at)) at = at.parent;
  return at;
}
