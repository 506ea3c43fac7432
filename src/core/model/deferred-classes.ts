import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  enclosingFunction,
  isClass,
  isField,
  isFunction,
  isPrototype,
  propertyName,
  unwrap,
  wrapped,
  type ClassNode,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import type { Shape, Use } from './completion.ts';
import { isTopLevel } from './function-bodies.ts';
import { variableOfFunction } from './local-functions.ts';
import type { Members } from './members.ts';
import { thisOwner } from './this-owner.ts';

// What tells that a class, or a constructor with a prototype, is a deferred: each of its instances holds one promise, made with it.

/** What makes instances: a class, or a function that is called with `new`. */
export type Maker = ClassNode | TSESTree.FunctionDeclaration;

/** What makes the objects that a field is of; the promise that is kept there is made in one of its functions. */
export function makerOf(owner: Node | string, promise: Node): Maker | undefined {
  if (typeof owner !== 'string') return isClass(owner) ? owner : undefined;
  const fn = enclosingFunction(promise);
  return fn?.type === 'FunctionDeclaration' && ownerOf(fn) === owner ? fn : undefined;
}

/** Whose `this` that is, in a constructor and on its prototype. */
function ownerOf(fn: TSESTree.FunctionDeclaration): Node | string | undefined {
  return thisOwner(fn.body);
}

/** Whether an expression runs whenever an instance is made. */
export function madeWithInstance(node: Node, maker: Maker): boolean {
  if (isFunction(maker)) return enclosingFunction(node) === maker;
  for (let at: Node | undefined = node.parent; at && at !== maker; at = at.parent) {
    if (at.type === 'MethodDefinition') return at.kind === 'constructor';
    if (isField(at)) return !at.static;
  }
  return false;
}

/** Whether the instances give out a promise of their own, or are named for that. */
export function hasPromise(maker: Maker, members: Members): boolean {
  if (/deferred|completion|resolvable/iu.test(maker.id?.name ?? '')) return true;
  if (isClass(maker)) return maker.body.body.some((element) => propertyName(element) === 'promise');
  return isGivenPromise(maker, members);
}

/** Whether a constructor gives its instances a `promise`. */
export function isGivenPromise(maker: TSESTree.FunctionDeclaration, members: Members): boolean {
  const owner = ownerOf(maker);
  return owner !== undefined && members.ofOwner(owner, 'promise').some((each) => assignmentTo(each) !== undefined);
}

interface Instance {
  readonly node: TSESTree.NewExpression;
  /** The members that its class has besides. */
  readonly own: ReadonlySet<string>;
}

/** The `new` expressions of what makes instances, and of the classes that extend it. */
export function* instancesOf(
  maker: Maker,
  source: Source,
  own: ReadonlySet<string> = new Set(),
  depth = 0,
): Generator<Instance> {
  // The name of a class has two variables: one outside, and one inside that its own code refers to.
  const variables = isClass(maker) ? source.bindings.declared(maker) : [variableOfFunction(maker, source)];
  for (const variable of variables) {
    for (const { identifier } of variable?.references ?? []) {
      const at = wrapped(identifier);
      const { parent } = at;
      if (parent?.type === 'NewExpression' && parent.callee === at) yield { node: parent, own };
      else if (isClass(parent) && parent.superClass === at && depth < 5)
        yield* instancesOf(parent, source, new Set([...own, ...memberNames(parent)]), depth + 1);
    }
  }
}

function memberNames({ body }: ClassNode): readonly string[] {
  return body.body.flatMap((element) => propertyName(element) ?? []);
}

/** The methods that settle a promise of the instance on each call, with what they do. */
export function* settlingMethods(
  maker: Maker,
  handles: readonly { readonly use: Use }[],
): Generator<readonly [name: string, shape: Shape]> {
  for (const { use } of handles) {
    const method = use.kind === 'settle' ? enclosingFunction(use.call) : undefined;
    const name = method && methodName(method, maker);
    if (use.kind === 'settle' && method && name !== undefined && isTopLevel(use.call, method))
      yield [name, { kind: 'settler', role: use.role, mode: 'native' }];
  }
}

/** The name by which the instances of a maker have a function. */
function methodName(fn: FunctionNode, maker: Maker): string | undefined {
  const { parent } = fn;
  if (isClass(maker))
    return parent.type === 'MethodDefinition' && parent.kind === 'method' && parent.parent.parent === maker
      ? propertyName(parent)
      : undefined;
  // `Deferred.prototype.done = function (value) { this.resolve(value); };`
  const target = parent.type === 'AssignmentExpression' && parent.right === fn ? unwrap(parent.left) : undefined;
  if (target?.type !== 'MemberExpression' || !isPrototype(unwrap(target.object))) return undefined;
  return thisOwner(fn.body) === ownerOf(maker) ? propertyName(target) : undefined;
}
