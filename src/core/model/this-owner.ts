import type { TSESTree } from '@typescript-eslint/types';
import { dottedName, isClass, isField, isFunction, unwrap, type ClassNode, type Node } from '../source/ast.ts';
import { initializer, isConstant, type Bindings, type Variable } from '../source/scopes.ts';

/**
 * What `this` is at a node, as something that two nodes can share: the class, the object literal or, for functions on
 * a prototype, the constructor's name. Undefined where that cannot be told.
 */
export function thisOwner(node: Node): Node | string | undefined {
  let inner: Node = node;
  for (let at = node.parent; at; inner = at, at = at.parent) {
    if (isClass(at)) return inner.type === 'ClassBody' ? at : undefined;
    if (!isFunction(at) || at.type === 'ArrowFunctionExpression') continue;
    if (at.type === 'FunctionDeclaration') return at.id ? `prototype ${at.id.name}` : undefined;
    const holder = at.parent;
    if (holder.type === 'MethodDefinition') continue;
    if (holder.type === 'Property') return holder.parent;
    if (holder.type === 'AssignmentExpression') {
      const target = dottedName(holder.left);
      const owner = target?.replace(/\.prototype\.\w+$/u, '');
      return owner === undefined || owner === target ? `prototype ${String(target)}` : `prototype ${owner}`;
    }
    if (isField(holder)) continue;
    return undefined;
  }
  return undefined;
}

/** The class that `this` is an instance of at a node, or is itself. */
export function thisClass(node: Node): ClassNode | undefined {
  const owner = thisOwner(node);
  return typeof owner === 'object' && isClass(owner) ? owner : undefined;
}

/** Whether an expression is `this`, or a variable such as `self` that was declared as `this`; then where its `this` stands. */
export function thisExpression(node: Node, bindings: Bindings): Node | undefined {
  const at = unwrap(node);
  if (at.type === 'ThisExpression') return at;
  const variable = at.type === 'Identifier' ? bindings.variable(at) : undefined;
  const init = variable && initializer(variable);
  return init?.type === 'ThisExpression' ? init : undefined;
}

/** The class or the object literal that a variable is the name of. */
export function namedOwner(variable: Variable): ClassNode | TSESTree.ObjectExpression | undefined {
  if (variable.defs.length !== 1 || !isConstant(variable)) return undefined;
  const [definition] = variable.defs;
  if (isClass(definition?.node)) return definition.node;
  const init = initializer(variable);
  const value = init && unwrap(init);
  return value?.type === 'ObjectExpression' || isClass(value) ? value : undefined;
}

/** Whether `this` stands in a static member of the class. */
export function isOfClassItself(self: Node, owner: ClassNode): boolean {
  let at: Node | undefined = self;
  while (at && at.parent?.parent !== owner) at = at.parent;
  return at !== undefined && (at.type === 'StaticBlock' || ('static' in at && at.static));
}

/** `const source = this.#source`, `const { source } = this`: one more name for what a field holds. */
export function isNameOfField(variable: Variable | undefined): boolean {
  const declarator = variable && isConstant(variable) ? variable.defs[0]?.node : undefined;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return false;
  const value = unwrap(declarator.init);
  if (declarator.id.type === 'ObjectPattern') return value.type === 'ThisExpression';
  return value.type === 'MemberExpression' && value.object.type === 'ThisExpression';
}
