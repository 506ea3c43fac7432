import type { TSESTree } from '@typescript-eslint/types';

/** The one AST dialect of the core: TSESTree, as ESLint, oxlint and the parse port hand it over, with `parent` set. */
export type Node = TSESTree.Node;
export type Expression = TSESTree.Expression;
export type CallExpression = TSESTree.CallExpression;
export type MemberExpression = TSESTree.MemberExpression;
export type Identifier = TSESTree.Identifier;
export type ClassNode = TSESTree.ClassDeclaration | TSESTree.ClassExpression;
/** A field of a class, by itself or behind the pair of methods that `accessor` makes. */
export type FieldNode = TSESTree.PropertyDefinition | TSESTree.AccessorProperty;
export type FunctionNode =
  TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;

/** Offsets into the text, in UTF-16 code units: start included, end excluded. */
export type Range = readonly [start: number, end: number];

export function isFunction(node: Node | null | undefined): node is FunctionNode {
  return (
    node?.type === 'ArrowFunctionExpression' ||
    node?.type === 'FunctionExpression' ||
    node?.type === 'FunctionDeclaration'
  );
}

export function isClass(node: Node | null | undefined): node is ClassNode {
  return node?.type === 'ClassDeclaration' || node?.type === 'ClassExpression';
}

export function isField(node: Node | null | undefined): node is FieldNode {
  return node?.type === 'PropertyDefinition' || node?.type === 'AccessorProperty';
}

/** A list that only TypeScript's syntax fills: decorators, `implements`. Parsers of plain JavaScript leave it out. */
export function listed<T>(list: readonly T[] | null | undefined): readonly T[] {
  return list ?? [];
}

export type LoopNode =
  | TSESTree.ForStatement
  | TSESTree.ForInStatement
  | TSESTree.ForOfStatement
  | TSESTree.WhileStatement
  | TSESTree.DoWhileStatement;

/** Whether a place is counted up or down there: `tries++`, `left -= 1`. */
export function isStep(target: Node): boolean {
  const { parent } = target;
  if (parent?.type === 'UpdateExpression') return true;
  return (
    parent?.type === 'AssignmentExpression' &&
    parent.left === target &&
    (parent.operator === '+=' || parent.operator === '-=')
  );
}

/** What an assignment or declaration writes: of a pattern, `[this.left, { name = 1 }]`, all that it takes out. */
export function targetsOf(pattern: Node): readonly Node[] {
  switch (pattern.type) {
    case 'ArrayPattern':
      return pattern.elements.flatMap((each) => (each ? targetsOf(each) : []));
    case 'ObjectPattern':
      return pattern.properties.flatMap((each) => targetsOf(each.type === 'Property' ? each.value : each.argument));
    case 'AssignmentPattern':
      return targetsOf(pattern.left);
    case 'RestElement':
      return targetsOf(pattern.argument);
    default:
      return [pattern];
  }
}

/** The loops around a node in its own function, innermost first. */
export function loopsAround(node: Node): readonly LoopNode[] {
  const loops: LoopNode[] = [];
  for (let at = node.parent; at && !isFunction(at); at = at.parent) if (isLoop(at)) loops.push(at);
  return loops;
}

export function isLoop(node: Node | null | undefined): node is LoopNode {
  return (
    node?.type === 'ForStatement' ||
    node?.type === 'ForInStatement' ||
    node?.type === 'ForOfStatement' ||
    node?.type === 'WhileStatement' ||
    node?.type === 'DoWhileStatement'
  );
}

/** Strips what does not change the value: casts, `!`, `satisfies`, instantiation and the chain of `?.`. */
export function unwrap(node: Node): Node {
  let at = node;
  for (;;) {
    switch (at.type) {
      case 'TSAsExpression':
      case 'TSNonNullExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
      case 'TSInstantiationExpression':
      case 'ChainExpression':
        at = at.expression;
        break;
      default:
        return at;
    }
  }
}

/** The assignment that writes to what the node names. */
export function assignmentTo(node: Node): TSESTree.AssignmentExpression | undefined {
  const at = wrapped(node);
  return at.parent?.type === 'AssignmentExpression' && at.parent.left === at ? at.parent : undefined;
}

/** The outermost node that stands for the same value: the inverse of {@link unwrap}. */
export function wrapped(node: Node): Node {
  let at = node;
  while (
    at.parent &&
    at.parent !== at &&
    unwrap(at.parent) === unwrap(at) &&
    at.parent.type !== 'ExpressionStatement'
  ) {
    at = at.parent;
  }
  return at;
}

/** The name of a property that is known statically: `a.b`, `a['b']`, `a[0]`, `a.#b` (with its `#`). */
export function propertyName(
  node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.ClassElement,
): string | undefined {
  const key = node.type === 'MemberExpression' ? node.property : 'key' in node ? node.key : undefined;
  if (key === undefined || !('computed' in node)) return undefined;
  if (key.type === 'PrivateIdentifier') return `#${key.name}`;
  if (!node.computed && key.type === 'Identifier') return key.name;
  if (key.type === 'Literal' && (typeof key.value === 'string' || typeof key.value === 'number'))
    return String(key.value);
  if (key.type === 'TemplateLiteral' && key.expressions.length === 0) return key.quasis[0]?.value.cooked ?? undefined;
  return undefined;
}

/** The function, class static block or program whose code runs this node. */
export function enclosingFunction(node: Node): FunctionNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isFunction(at)) return at;
  return undefined;
}

/** The class whose instance (or constructor) is `this` at the node; arrow functions keep the outer `this`. */
export function enclosingClass(node: Node): ClassNode | undefined {
  for (let at = node.parent; at; at = at.parent) if (isClass(at)) return at;
  return undefined;
}

export function isInside(node: Node, outer: Node): boolean {
  return node.range[0] >= outer.range[0] && node.range[1] <= outer.range[1];
}

/** The dotted name of a callee such as `a.b.c` or `this.x`, or undefined when a part of it is computed. */
export function dottedName(node: Node): string | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (at.type === 'ThisExpression') return 'this';
  if (at.type === 'Super') return 'super';
  if (at.type !== 'MemberExpression') return undefined;
  const object = dottedName(at.object);
  const name = propertyName(at);
  return object === undefined || name === undefined ? undefined : `${object}.${name}`;
}

/** What a member expression begins with: `a` of `a.b[c]`, and of `a` itself. */
export function rootOf(node: Node): Node {
  let at = unwrap(node);
  while (at.type === 'MemberExpression') at = unwrap(at.object);
  return at;
}

/** What a chain of members and calls begins with: `a` of `a.b().c(d)`. */
export function chainRootOf(node: Node): Node {
  let at = unwrap(node);
  while (at.type === 'MemberExpression' || at.type === 'CallExpression')
    at = unwrap(at.type === 'MemberExpression' ? at.object : at.callee);
  return at;
}

/** Whether an identifier is the `name` of `object.name`, or of `{ name: value }`, and so no variable. */
export function isPropertyName(node: Node): boolean {
  const { parent } = node;
  return (
    (parent?.type === 'MemberExpression' && parent.property === node && !parent.computed) ||
    (parent?.type === 'Property' && parent.key === node && !parent.shorthand && !parent.computed)
  );
}

/** The parts of a test that `&&`, or `||`, joins; of another expression itself. */
export function operands(test: Node, operator: '&&' | '||'): readonly Node[] {
  const at = unwrap(test);
  if (at.type !== 'LogicalExpression' || at.operator !== operator) return [at];
  return [...operands(at.left, operator), ...operands(at.right, operator)];
}

/** `Queue.prototype` */
export function isPrototype(node: Node): node is MemberExpression {
  return node.type === 'MemberExpression' && propertyName(node) === 'prototype';
}

/** The last part of a name: of an identifier itself, of a member its property. */
export function lastName(node: Node): string | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  return at.type === 'MemberExpression' ? propertyName(at) : undefined;
}

/** The last part of the name of what is called. */
export function calledName({ callee }: CallExpression | TSESTree.NewExpression): string | undefined {
  return lastName(callee);
}

/** What a value is given to right where it stands: the pattern of its declaration, or the left of its assignment. */
export function givenTo(value: Node): Node | undefined {
  const { parent } = wrapped(value);
  if (parent?.type === 'VariableDeclarator') return parent.id;
  return parent?.type === 'AssignmentExpression' ? parent.left : undefined;
}

/** What a pattern takes apart: the value that it is given, or the property of the pattern around it. */
export function takenApart(pattern: TSESTree.ObjectPattern): Node | undefined {
  const { parent } = pattern;
  switch (parent.type) {
    case 'VariableDeclarator':
      return parent.init ?? undefined;
    case 'AssignmentExpression':
      return parent.right;
    case 'Property':
      return parent;
    default:
      return undefined;
  }
}

/** What a function is called: by itself, or by the variable, member or field that it is the value of. */
export function functionName(fn: FunctionNode): string | undefined {
  if (fn.id) return fn.id.name;
  const { parent } = wrapped(fn);
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.type === 'Identifier' ? parent.id.name : undefined;
    case 'MethodDefinition':
    case 'PropertyDefinition':
    case 'AccessorProperty':
    case 'Property':
      return propertyName(parent);
    case 'AssignmentExpression':
      return parent.left.type === 'MemberExpression' ? propertyName(parent.left) : undefined;
    default:
      return undefined;
  }
}

/** The innermost statement that a node is, or stands in. */
export function statementOf(node: Node): Node {
  let at = node;
  while (at.parent && !/Statement$|^VariableDeclaration$/u.test(at.type)) at = at.parent;
  return at;
}

/** Whether a node is in the constructor of a class itself. */
export function isInConstructor(node: Node): boolean {
  const fn = enclosingFunction(node);
  const parent = fn && wrapped(fn).parent;
  return parent?.type === 'MethodDefinition' && parent.kind === 'constructor';
}

/** What stands in front of the first `?.` of a chain; nothing more of it runs when that is nothing. */
export function optionalIn(node: Node): Node | undefined {
  let asked: Node | undefined;
  for (let at: Node = node; ;) {
    if (at.type === 'CallExpression') {
      if (at.optional) asked = at.callee;
      at = at.callee;
    } else if (at.type === 'MemberExpression') {
      if (at.optional) asked = at.object;
      at = at.object;
    } else return asked;
  }
}

/** Whether a type is a union with one of some keywords in it: `TSNullKeyword`, `TSUndefinedKeyword`. */
export function unionHas(type: Node | undefined, ...keywords: readonly string[]): boolean {
  return type?.type === 'TSUnionType' && type.types.some((each) => keywords.includes(each.type));
}

/** `null` or `undefined` as written. */
export function isNothing(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'UnaryExpression') return at.operator === 'void';
  return (at.type === 'Literal' && at.raw === 'null') || (at.type === 'Identifier' && at.name === 'undefined');
}

/** Whether what follows a statement in its block does not run. */
export function isJump(node: Node | null | undefined): boolean {
  return (
    node?.type === 'ReturnStatement' ||
    node?.type === 'ThrowStatement' ||
    node?.type === 'ContinueStatement' ||
    node?.type === 'BreakStatement'
  );
}

/** The expression that a body is, runs or returns, if it does nothing else. */
export function onlyExpression(body: Node): Node | undefined {
  if (body.type !== 'BlockStatement') return unwrap(body);
  // No rest pattern: this is asked of each call in bodies of any length.
  const [only] = body.body;
  if (only === undefined || body.body.length > 1) return undefined;
  if (only.type === 'ExpressionStatement') return unwrap(only.expression);
  return only.type === 'ReturnStatement' && only.argument ? unwrap(only.argument) : undefined;
}
