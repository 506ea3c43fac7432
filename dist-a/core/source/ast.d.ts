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
export type FunctionNode = TSESTree.ArrowFunctionExpression | TSESTree.FunctionDeclaration | TSESTree.FunctionExpression;
/** Offsets into the text, in UTF-16 code units: start included, end excluded. */
export type Range = readonly [start: number, end: number];
export declare function isFunction(node: Node | null | undefined): node is FunctionNode;
export declare function isClass(node: Node | null | undefined): node is ClassNode;
export declare function isField(node: Node | null | undefined): node is FieldNode;
/** A list that only TypeScript's syntax fills: decorators, `implements`. Parsers of plain JavaScript leave it out. */
export declare function listed<T>(list: readonly T[] | null | undefined): readonly T[];
export type LoopNode = TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement | TSESTree.WhileStatement | TSESTree.DoWhileStatement;
/** Whether a place is counted up or down there: `tries++`, `left -= 1`. */
export declare function isStep(target: Node): boolean;
/** What an assignment or declaration writes: of a pattern, `[this.left, { name = 1 }]`, all that it takes out. */
export declare function targetsOf(pattern: Node): readonly Node[];
/** The loops around a node in its own function, innermost first. */
export declare function loopsAround(node: Node): readonly LoopNode[];
export declare function isLoop(node: Node | null | undefined): node is LoopNode;
/** Strips what does not change the value: casts, `!`, `satisfies`, instantiation and the chain of `?.`. */
export declare function unwrap(node: Node): Node;
/** The assignment that writes to what the node names. */
export declare function assignmentTo(node: Node): TSESTree.AssignmentExpression | undefined;
/** The outermost node that stands for the same value: the inverse of {@link unwrap}. */
export declare function wrapped(node: Node): Node;
/** The name of a property that is known statically: `a.b`, `a['b']`, `a[0]`, `a.#b` (with its `#`). */
export declare function propertyName(node: TSESTree.MemberExpression | TSESTree.Property | TSESTree.ClassElement): string | undefined;
/** The function, class static block or program whose code runs this node. */
export declare function enclosingFunction(node: Node): FunctionNode | undefined;
/** The class whose instance (or constructor) is `this` at the node; arrow functions keep the outer `this`. */
export declare function enclosingClass(node: Node): ClassNode | undefined;
export declare function isInside(node: Node, outer: Node): boolean;
/** The dotted name of a callee such as `a.b.c` or `this.x`, or undefined when a part of it is computed. */
export declare function dottedName(node: Node): string | undefined;
/** What a member expression begins with: `a` of `a.b[c]`, and of `a` itself. */
export declare function rootOf(node: Node): Node;
/** What a chain of members and calls begins with: `a` of `a.b().c(d)`. */
export declare function chainRootOf(node: Node): Node;
/** Whether an identifier is the `name` of `object.name`, or of `{ name: value }`, and so no variable. */
export declare function isPropertyName(node: Node): boolean;
/** The parts of a test that `&&`, or `||`, joins; of another expression itself. */
export declare function operands(test: Node, operator: '&&' | '||'): readonly Node[];
/** The last part of a name: of an identifier itself, of a member its property. */
export declare function lastName(node: Node): string | undefined;
/** The last part of the name of what is called. */
export declare function calledName({ callee }: CallExpression | TSESTree.NewExpression): string | undefined;
/** What a value is given to right where it stands: the pattern of its declaration, or the left of its assignment. */
export declare function givenTo(value: Node): Node | undefined;
/** What a pattern takes apart: the value that it is given, or the property of the pattern around it. */
export declare function takenApart(pattern: TSESTree.ObjectPattern): Node | undefined;
/** What a function is called: by itself, or by the variable, member or field that it is the value of. */
export declare function functionName(fn: FunctionNode): string | undefined;
/** Whether a node is in the constructor of a class itself. */
export declare function isInConstructor(node: Node): boolean;
/** What stands in front of the first `?.` of a chain; nothing more of it runs when that is nothing. */
export declare function optionalIn(node: Node): Node | undefined;
/** Whether a type is a union with one of some keywords in it: `TSNullKeyword`, `TSUndefinedKeyword`. */
export declare function unionHas(type: Node | undefined, ...keywords: readonly string[]): boolean;
/** `null` or `undefined` as written. */
export declare function isNothing(node: Node): boolean;
/** Whether what follows a statement in its block does not run. */
export declare function isJump(node: Node | null | undefined): boolean;
/** The expression that a body is, runs or returns, if it does nothing else. */
export declare function onlyExpression(body: Node): Node | undefined;
