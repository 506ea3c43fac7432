import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  isNothing,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  assignmentTo,
} from '../../source/ast.ts';
import { isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';

// In a function of its own TypeScript forgets what it knows of the variables around it. Outside it remembers: a value
// that was just assigned or asked for rules others out, and asking for those is an error.

/** Whether TypeScript may find an error in the executor's statements once they stand outside it. */
export function isNarrowed(executor: FunctionNode, source: Source): boolean {
  const home = enclosingFunction(executor);
  let found = false;
  walk(executor.body, (node) => {
    if (found || isFunction(node)) return false;
    if (node.type === 'Identifier') found = isVariableNarrowed(node, executor, home, source);
    else if (node.type === 'MemberExpression' && isAskedFor(node)) found = isPathNarrowed(node, executor, home, source);
    return !found;
  });
  return found;
}

function isVariableNarrowed(
  node: TSESTree.Identifier,
  executor: FunctionNode,
  home: Node | undefined,
  source: Source,
): boolean {
  const reference = source.bindings.reference(node);
  const variable = reference?.resolved;
  if (
    variable &&
    reference.isWrite() &&
    !isAsyncFunction(reference.writeExpr) &&
    !isResolver(reference.writeExpr, executor, source) &&
    isTypedByValue(variable, executor, home)
  )
    return true;
  if (!variable || !reference.isRead() || (isConstant(variable) && !isUnset(variable))) return false;
  const [definition] = variable.defs;
  if (!definition || isInside(definition.name, executor) || enclosingFunction(definition.name) !== home) return false;
  if (isUnset(variable) && !isAssignedBefore(variable, node)) {
    if (mayBeUndefined(variable)) return isAskedFor(node);
    // Where TypeScript has let it be read, it has a value.
    if (!isReadBefore(variable, node, home)) return true;
  }
  return isTested(node) && isLookedInto(node, executor) && !isOfExecutor(variable, executor, home);
}

/** A parameter of the function around that only the executor uses: there is nothing to remember of it. */
function isOfExecutor({ defs, references }: Variable, executor: FunctionNode, home: Node | undefined): boolean {
  return (
    defs[0]?.type === 'Parameter' &&
    references.every(({ identifier }) => isInside(identifier, executor) || enclosingFunction(identifier) !== home)
  );
}

/** Somebody who is given one asks for nothing but a function that gives a promise. */
function isAsyncFunction(node: Node | null | undefined): boolean {
  const at = node ? unwrap(node) : undefined;
  return at !== undefined && isFunction(at) && at.async;
}

/** What keeps a resolver goes with the executor, or takes the source's, which is of the same type. */
function isResolver(node: Node | null | undefined, executor: FunctionNode, source: Source): boolean {
  const at = node ? unwrap(node) : undefined;
  const variable = at?.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return variable !== undefined && executor.params.some((each) => variable.defs.some(({ name }) => name === each));
}

/** Declared with neither type nor value: outside a function of its own, what the executor assigns would be its type. */
function isTypedByValue(
  { defs: [definition], references }: Variable,
  executor: FunctionNode,
  home: Node | undefined,
): boolean {
  const node = definition?.node;
  if (node?.type !== 'VariableDeclarator' || node.init || node.id.typeAnnotation) return false;
  return references.some(
    (each) =>
      each.isRead() && each.identifier.range[0] > executor.range[1] && enclosingFunction(each.identifier) === home,
  );
}

/** Declared without a value. */
function isUnset({ defs: [definition] }: Variable): boolean {
  const node = definition?.node;
  return node?.type === 'VariableDeclarator' && (node.init === null || isNothing(node.init)) && !node.definite;
}

function mayBeUndefined({ defs: [definition] }: Variable): boolean {
  const node = definition?.node;
  const annotation = node?.type === 'VariableDeclarator' ? node.id.typeAnnotation?.typeAnnotation : undefined;
  const types = annotation?.type === 'TSUnionType' ? annotation.types : [annotation];
  return types.some((each) => each === undefined || /^TS(?:Any|Unknown|Undefined|Void|Null)Keyword$/u.test(each.type));
}

/** Whether the variable surely has a value: a statement in a block around the node gives it one. */
function isAssignedBefore({ references }: Variable, node: Node): boolean {
  return references.some((reference) => {
    const { parent } = wrapped(reference.identifier);
    const statement = parent?.parent;
    return (
      reference.isWrite() &&
      reference.identifier.range[0] < node.range[0] &&
      statement?.type === 'ExpressionStatement' &&
      isInside(node, statement.parent)
    );
  });
}

/** Whether the variable has surely been read before the node, in the function that both are in. */
function isReadBefore({ references }: Variable, node: Node, home: Node | undefined): boolean {
  return references.some((reference) => {
    const { identifier } = reference;
    if (!reference.isRead() || identifier.range[0] >= node.range[0] || enclosingFunction(identifier) !== home)
      return false;
    const block = surelyRunIn(identifier);
    return block !== undefined && isInside(node, block);
  });
}

/** The block whose statements run the expression whenever they run; undefined where that depends on something. */
function surelyRunIn(node: Node): Node | undefined {
  let at = node;
  for (;;) {
    const { parent }: { parent?: Node | undefined } = at;
    switch (parent?.type) {
      case 'BlockStatement':
      case 'Program':
        return parent;
      case 'IfStatement':
      case 'ConditionalExpression':
        if (parent.test !== at) return undefined;
        break;
      case 'LogicalExpression':
        if (parent.left !== at) return undefined;
        break;
      case 'ForOfStatement':
      case 'ForInStatement':
        if (parent.right !== at) return undefined;
        break;
      case 'SwitchStatement':
        if (parent.discriminant !== at) return undefined;
        break;
      case 'CallExpression':
      case 'MemberExpression':
        if (parent.optional && (parent.type === 'CallExpression' ? parent.callee : parent.object) !== at)
          return undefined;
        break;
      case 'ExpressionStatement':
      case 'VariableDeclaration':
      case 'VariableDeclarator':
      case 'ReturnStatement':
      case 'BinaryExpression':
      case 'UnaryExpression':
      case 'AwaitExpression':
      case 'TSNonNullExpression':
      case 'TSAsExpression':
        break;
      default:
        return undefined;
    }
    at = parent;
  }
}

/** Whether more is asked of the value than whether there is one: it is compared, or something of it is used. */
function isLookedInto(node: Node, executor: FunctionNode): boolean {
  const { parent } = wrapped(node);
  if (parent?.type === 'BinaryExpression' || parent?.type === 'SwitchStatement') return true;
  if (parent?.type === 'UnaryExpression' && parent.operator === 'typeof') return true;
  const path = dottedName(node);
  let found = false;
  walk(executor.body, (other) => {
    if (found || isFunction(other)) return false;
    found =
      (other.type === 'MemberExpression' && dottedName(other.object) === path) ||
      (other.type === 'CallExpression' && dottedName(other.callee) === path);
    return !found;
  });
  return found;
}

/** Whether the code reckons with several values: it tests the value, or leaves some of them out. */
function isAskedFor(node: Node): boolean {
  const { parent } = wrapped(node);
  const isOptional =
    (parent?.type === 'MemberExpression' && parent.object === wrapped(node) && parent.optional) ||
    (parent?.type === 'CallExpression' && parent.callee === wrapped(node) && parent.optional);
  return isTested(node) || isOptional || node.parent?.type === 'TSNonNullExpression';
}

/** Whether something depends on the value. */
function isTested(node: Node): boolean {
  const at = wrapped(node);
  const { parent } = at;
  switch (parent?.type) {
    case 'IfStatement':
    case 'ConditionalExpression':
    case 'WhileStatement':
      return parent.test === at;
    case 'SwitchStatement':
      return parent.discriminant === at;
    case 'LogicalExpression':
      return true;
    case 'UnaryExpression':
      return parent.operator === '!' || parent.operator === 'typeof';
    case 'BinaryExpression':
      return /^(?:[!=]==?|in|instanceof)$/u.test(parent.operator);
    default:
      return false;
  }
}

/** Whether a path such as `this.state` has been assigned or asked for on the way to the executor. */
function isPathNarrowed(node: Node, executor: FunctionNode, home: Node | undefined, source: Source): boolean {
  const path = dottedName(node);
  if (path === undefined || !isLookedInto(node, executor)) return false;
  const narrows = isTested(node) ? isTestedOrAssigned : mayBeRuledOut;
  let found = false;
  walk(home ?? source.ast, (other) => {
    if (found || other.range[0] >= executor.range[0] || (isFunction(other) && other !== home)) return false;
    found =
      other.type === 'MemberExpression' &&
      dottedName(other) === path &&
      narrows(other) &&
      (isTested(node) || !isHeldAround(other, executor));
    return !found;
  });
  return found;
}

/** `if (this.queue) return new Promise(…)`: TypeScript goes on knowing that there is one. */
function isHeldAround(node: Node, executor: FunctionNode): boolean {
  let at = wrapped(node);
  while (at.parent?.type === 'LogicalExpression' && at.parent.operator === '&&') at = wrapped(at.parent);
  const { parent } = at;
  return parent?.type === 'IfStatement' && parent.test === at && isInside(executor, parent.consequent);
}

function isTestedOrAssigned(node: Node): boolean {
  return isTested(node) || assignmentTo(node) !== undefined;
}

/** Whether there may be no value any more, for TypeScript: none was assigned, or the code may have left where there is one. */
function mayBeRuledOut(node: Node): boolean {
  const value = assignmentTo(node)?.right;
  if (value) return isNothing(value);
  const { parent } = wrapped(node);
  return isTested(node) && parent?.type !== 'UnaryExpression' && parent?.type !== 'BinaryExpression';
}
