import type { TSESTree } from '@typescript-eslint/types';
import {
  assignmentTo,
  dottedName,
  enclosingFunction,
  isClass,
  isField,
  isFunction,
  isInside,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type ClassNode,
  type FieldNode,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { docCommentOf } from '../../source/doc-comments.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { isGivenBack } from '../destinations.ts';

/** Closures in objects in functions: deeper than this no module hands out its own. */
const maxDepth = 6;

/** What other files can get at: exports of either module system, and what hangs on them by name. */
export class Exported {
  readonly #source: Source;
  readonly #variables = new Set<Variable>();

  constructor(source: Source) {
    this.#source = source;
    for (const statement of source.ast.body) this.#statement(statement);
    for (const name of ['module', 'exports']) {
      for (const node of source.mentions.identifiers(name)) this.#commonJs(node);
    }
  }

  hasVariable(variable: Variable): boolean {
    return this.#variables.has(variable);
  }

  /** Whether a place that is written to is one of CommonJS's exports: `exports.a`, `module.exports`, `module.exports.a`. */
  isTarget(node: Node): boolean {
    return /^(?:module\.exports(?:\.\w+)?|exports\.\w+)$/u.test(dottedName(node) ?? '');
  }

  isPublicClass(node: ClassNode): boolean {
    // Exported to the other files of the package, and to nobody else.
    const statement = node.parent.type.startsWith('Export') ? node.parent : node;
    if (isMarkedPrivate(statement, this.#source)) return false;
    return this.#source.bindings.declared(node).some((each) => this.#variables.has(each)) || this.isPublicValue(node);
  }

  /** Whether other files can call the function, by its own name or as a member of what is exported. */
  isPublicFunction(fn: FunctionNode, depth = 0): boolean {
    if (fn.type === 'FunctionDeclaration') {
      if (this.#source.bindings.declared(fn).some((each) => this.#variables.has(each) && each.defs[0]?.node === fn))
        return true;
      return fn.parent.type === 'ExportDefaultDeclaration';
    }
    const { parent } = wrapped(fn);
    if (parent?.type === 'MethodDefinition' || isField(parent)) {
      if (parent.type === 'MethodDefinition' && parent.kind === 'constructor') return false;
      return isPublicMember(parent, this.#source) && this.isPublicClass(parent.parent.parent);
    }
    return this.isPublicValue(fn, depth);
  }

  /** Whether an expression is what an export stands for, or part of an object that is. */
  isPublicValue(node: Node, depth = 0): boolean {
    if (depth > maxDepth) return false;
    const at = wrapped(node);
    const { parent } = at;
    switch (parent?.type) {
      case 'ExportDefaultDeclaration':
      case 'TSExportAssignment':
        return true;
      case 'VariableDeclarator':
        return this.#source.bindings.declared(parent).some((each) => this.#variables.has(each));
      case 'AssignmentExpression':
        return parent.right === at && (this.isTarget(parent.left) || this.isPublicValue(parent, depth + 1));
      case 'Property':
        return !isHidden(propertyName(parent)) && this.isPublicValue(parent.parent, depth + 1);
      case 'CallExpression':
        // `Object.freeze({ … })`
        return isGivenBack(at, parent) && this.isPublicValue(parent, depth + 1);
      case 'ArrowFunctionExpression':
        return parent.body === at && this.isPublicFunction(parent, depth + 1);
      case 'ReturnStatement': {
        const fn = enclosingFunction(parent);
        return fn !== undefined && this.isPublicFunction(fn, depth + 1);
      }
      default:
        return false;
    }
  }

  #statement(statement: TSESTree.ProgramStatement): void {
    if (statement.type === 'ExportNamedDeclaration') {
      if (statement.declaration) this.#declaration(statement.declaration);
      if (statement.source === null) for (const { local } of statement.specifiers) this.#name(local);
    } else if (statement.type === 'ExportDefaultDeclaration') {
      if (isFunction(statement.declaration) || isClass(statement.declaration)) this.#declaration(statement.declaration);
      else this.#name(statement.declaration);
    } else if (statement.type === 'TSExportAssignment') this.#name(statement.expression);
  }

  #declaration(node: Node): void {
    if (node.type === 'TSModuleDeclaration') for (const each of statementsOf(node)) this.#statement(each);
    const parts = node.type === 'VariableDeclaration' ? node.declarations : [node];
    for (const part of parts) {
      for (const variable of this.#source.bindings.declared(part)) {
        if (!isFunction(part) || variable.defs[0]?.node === part) this.#variables.add(variable);
      }
    }
  }

  #name(node: Node): void {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    if (variable) this.#variables.add(variable);
    if (at.type !== 'ObjectExpression') return;
    for (const property of at.properties) {
      if (property.type === 'Property' && !isHidden(propertyName(property))) this.#name(property.value);
    }
  }

  #commonJs(node: Node): void {
    if (!this.#source.bindings.isGlobal(node)) return;
    for (let at: Node | undefined = node.parent; at?.type === 'MemberExpression'; at = at.parent) {
      const { parent } = wrapped(at);
      if (parent?.type !== 'AssignmentExpression' || parent.left !== wrapped(at) || !this.isTarget(at)) continue;
      let value: Node = parent.right;
      while (value.type === 'AssignmentExpression') value = value.right;
      this.#name(value);
    }
  }
}

/** The statements of a namespace; none of one that only tells of code elsewhere. */
export function statementsOf({ declare, body }: TSESTree.TSModuleDeclaration): readonly TSESTree.ProgramStatement[] {
  return declare ? [] : body.body;
}

/** Names with an underscore are private by custom. */
export function isHidden(name: string | undefined): boolean {
  return name === undefined || /^[_#]/u.test(name);
}

/** Names of members that a class keeps to itself: with an underscore in front or, in older code, at the end. */
export function isPrivateName(name: string): boolean {
  return isHidden(name) || name.endsWith('_');
}

/** Whether a class keeps a member to itself: `#name`, TypeScript's `private`, or a name that says so. */
export function isPrivateMember(member: Node): boolean {
  if (member.type !== 'MethodDefinition' && !isField(member)) return false;
  const name = propertyName(member);
  return member.accessibility === 'private' || (name !== undefined && isPrivateName(name));
}

/** Whether a declaration of a function, class or variable is exported right where it stands. */
export function isExportedDeclaration(node: Node): boolean {
  const declared = isFunction(node) && node.parent.type === 'VariableDeclarator' ? node.parent : node;
  const statement = declared.type === 'VariableDeclarator' ? declared.parent : declared;
  return (statement.parent?.type ?? '').startsWith('Export');
}

/** Whether a call runs a function that is no API itself: one that its file keeps to itself, or a single expression that its class does. */
export function isCalledInside({ callee }: CallExpression, fn: FunctionNode): boolean {
  if (unwrap(callee).type === 'Identifier') return !isExportedDeclaration(fn);
  return isPrivateMember(fn.parent) && onlyExpression(fn.body) !== undefined;
}

/** What declares a field of a class: a property, or a parameter of its constructor with a modifier. */
export type FieldDefinition = FieldNode | TSESTree.TSParameterProperty;

/** The declaration of a class's field of that name, with its type where one is written. */
export function fieldDefinition(
  { body: { body } }: ClassNode,
  name: string,
): { readonly node: FieldDefinition; readonly type: Node | undefined } | undefined {
  for (const element of body) {
    if (isField(element) && propertyName(element) === name) return { node: element, type: element.typeAnnotation };
    if (element.type !== 'MethodDefinition' || element.kind !== 'constructor') continue;
    const node = element.value.params.find(
      (parameter) => parameter.type === 'TSParameterProperty' && parameterName(parameter).name === name,
    );
    if (node?.type === 'TSParameterProperty') return { node, type: parameterName(node).typeAnnotation };
  }
  return undefined;
}

/** What says of a class's field that is a collection what it holds: its type, or what its `new Map<…>()` is made for. */
export function elementsOf(owner: ClassNode, name: string): Node | undefined {
  const { node, type } = fieldDefinition(owner, name) ?? {};
  const value = node && isField(node) && node.value ? unwrap(node.value) : undefined;
  return type ?? (value?.type === 'NewExpression' ? value.typeArguments : undefined);
}

function parameterName({ parameter }: TSESTree.TSParameterProperty): TSESTree.Identifier {
  return parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
}

/** Whether a class lets others at the member: neither its modifiers nor its name nor its comment says otherwise. */
export function isPublicMember(member: TSESTree.MethodDefinition | FieldDefinition, source: Source): boolean {
  if (member.accessibility === 'private' || member.accessibility === 'protected') return false;
  if (isHidden(member.type === 'TSParameterProperty' ? parameterName(member).name : propertyName(member))) return false;
  return !isMarkedPrivate(member, source);
}

function isMarkedPrivate(node: Node, source: Source): boolean {
  return /@(?:private|protected|internal|ignore)\b/u.test(docCommentOf(node, source)?.text ?? '');
}

/** A JSDoc comment at the first assignment keeps a field to the class and its heirs. */
export function isForHeirs(owner: ClassNode, name: string, source: Source): boolean {
  return source.mentions.members(name).some((member) => {
    const assignment = assignmentTo(member);
    if (assignment === undefined || !isInside(member, owner)) return false;
    return /@(?:private|protected|internal)\b/u.test(docCommentOf(assignment, source)?.text ?? '');
  });
}
