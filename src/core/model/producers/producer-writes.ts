import { assignmentTo, propertyName, wrapped, type Node } from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import { isCompleting } from './producers.ts';

// How a variable or field comes by what it holds.

/** Whether the write gives the identifier the whole value, and takes nothing apart. */
export function isDirect(identifier: Node): boolean {
  const at = wrapped(identifier);
  const { parent } = at;
  if (parent?.type === 'VariableDeclarator') return parent.id === at;
  return parent?.type === 'AssignmentExpression' && parent.left === at && /^(?:=|\?\?=|\|\|=)$/u.test(parent.operator);
}

/** Of `identifier = …` among the parameters. */
export function isDefault(identifier: Node): boolean {
  return identifier.parent?.type === 'AssignmentPattern' && identifier.parent.left === identifier;
}

/** Whether what is in the variable is completed by a method of its own, which no promise has. */
export function isCompleted({ references }: Variable): boolean {
  return references.some(({ identifier }) => {
    const at = wrapped(identifier);
    const { parent } = at;
    if (parent?.type !== 'MemberExpression' || parent.object !== at || parent.optional) return false;
    return isCompleting(propertyName(parent)) && assignmentTo(parent) === undefined;
  });
}

/** Of `[key, identifier]`. */
export function isOfEntry(identifier: Node): boolean {
  const { parent } = identifier;
  return parent?.type === 'ArrayPattern' && parent.elements[1] === identifier;
}

/** Of `const { name: identifier } = …`. */
export function nameTaken(identifier: Node): string | undefined {
  const property = identifier.parent;
  if (property?.type !== 'Property' || property.parent.parent.type !== 'VariableDeclarator') return undefined;
  return property.value === identifier ? propertyName(property) : undefined;
}

/** `this.a = …` as a statement of a constructor itself. */
export function isSetByConstructor(mention: Node): boolean {
  const { parent } = wrapped(mention);
  const statement =
    parent?.type === 'AssignmentExpression' && parent.left === wrapped(mention) ? parent.parent : undefined;
  const fn = statement?.type === 'ExpressionStatement' ? statement.parent.parent : undefined;
  return fn?.parent?.type === 'MethodDefinition' && fn.parent.kind === 'constructor';
}
