import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  enclosingFunction,
  isClass,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import { iteratorResult, returnedByPlace } from './context-type.ts';
import { elementIn, elementOf } from './element-type.ts';
import { callsFit } from './fitting-values.ts';
import { memberType, typeOf } from './member-type.ts';
import { SkipSite } from './skip.ts';
import { fieldOf, typeName } from './sure-objects.ts';

/** Whether the file carries types that a rewrite must keep right: by its name, or where that does not say, by its text. */
export function isTyped(source: Source): boolean {
  if (/\.[cm]?[jt]sx?$/u.test(source.path)) return /\.[cm]?tsx?$/u.test(source.path);
  return someNode(source.ast, (node) => node.type.startsWith('TS'));
}

/**
 * The type argument of the source that stands for a promise: the promise's own, what its context gives it, or what the
 * checker says. Undefined in JavaScript. @throws {SkipSite} when TypeScript takes it from somewhere that is not known.
 */
export function resultType(node: TSESTree.NewExpression, source: Source): string | undefined {
  if (!isTyped(source)) return undefined;
  const type = typeOfPromise(node, source);
  const executor = executorOf(node);
  if (executor && !callsFit(executor, type, source)) unknownType();
  return type;
}

function typeOfPromise(node: TSESTree.NewExpression, source: Source): string {
  const own = node.typeArguments?.params[0];
  if (own) return source.text.slice(...own.range);
  try {
    return typeByExecutor(node, source) ?? typeByContext(node, source);
  } catch (error) {
    const known = error instanceof SkipSite ? source.types.promisedType(node) : undefined;
    if (known === undefined) throw error;
    return known;
  }
}

function executorOf({ arguments: [argument] }: TSESTree.NewExpression): FunctionNode | undefined {
  const executor = argument && unwrap(argument);
  return isFunction(executor) ? executor : undefined;
}

/** What TypeScript infers from `(resolve: (text: string) => void) => …`, whatever the promise is for. */
function typeByExecutor(node: TSESTree.NewExpression, source: Source): string | undefined {
  const [resolve] = executorOf(node)?.params ?? [];
  const type = resolve?.type === 'Identifier' ? resolve.typeAnnotation?.typeAnnotation : undefined;
  if (type === undefined || type.type === 'TSAnyKeyword') return undefined;
  if (type.type === 'TSTypeReference' && typeName(type) === 'Function') return undefined;
  if (type.type !== 'TSFunctionType') return unknownType();
  const [parameter] = type.params;
  if (parameter === undefined) return undefined;
  const taken = resolverArgument(type, source) ?? unknownType();
  const isOptional = parameter.type === 'Identifier' && parameter.optional;
  return isOptional && !/^(?:any|unknown|void)$/u.test(taken) ? `${taken} | undefined` : taken;
}

function typeByContext(node: Node, source: Source): string {
  let at = node;
  for (;;) {
    const { parent } = at as Node & { readonly parent: Node };
    switch (parent.type) {
      case 'TSAsExpression':
      case 'TSTypeAssertion':
      case 'TSSatisfiesExpression':
        return promised(parent.typeAnnotation, source) ?? unknownType();
      case 'TSNonNullExpression':
      case 'ChainExpression':
        at = parent;
        continue;
      case 'VariableDeclarator':
        return parent.id.typeAnnotation
          ? (promised(parent.id.typeAnnotation.typeAnnotation, source) ?? unknownType())
          : 'unknown';
      case 'PropertyDefinition':
        return parent.typeAnnotation
          ? (promised(parent.typeAnnotation.typeAnnotation, source) ?? unknownType())
          : 'unknown';
      case 'AwaitExpression':
        return awaited(parent, source);
      case 'MemberExpression':
        // `new Promise(…).then(…)`: what is asked of a promise gives it no type.
        return parent.object === at ? 'unknown' : unknownType();
      case 'ArrayExpression':
        return isRaced(parent) ? 'unknown' : (saidOfRace(parent, source) ?? listed(parent, source) ?? unknownType());
      case 'ExpressionStatement':
        return 'unknown';
      case 'ReturnStatement':
        return returned(enclosingFunction(parent), source);
      case 'ArrowFunctionExpression':
        return returned(parent, source);
      case 'AssignmentExpression':
        return assigned(unwrap(parent.left), source);
      case 'CallExpression':
        return collected(at, parent, source);
      default:
        return unknownType();
    }
  }
}

/** `T` of a promise that is put into a collection of `Promise<T>`. */
function collected(promise: Node, { callee, arguments: given }: TSESTree.CallExpression, source: Source): string {
  const method = unwrap(callee);
  if (method.type !== 'MemberExpression' || method.computed || given.at(-1) !== promise) return unknownType();
  const [count, name] = [given.length, propertyName(method) ?? ''];
  if (!(count === 1 ? /^(?:push|unshift|add)$/u : /^set$/u).test(name) || count > 2) return unknownType();
  const element = elementIn(unwrap(method.object), source);
  return (element && promised(element, source)) ?? unknownType();
}

/** The type that TypeScript infers for a promise whose awaited value is used so. */
function awaited(node: TSESTree.AwaitExpression, source: Source): string {
  const { parent } = node;
  switch (parent.type) {
    case 'ExpressionStatement':
    case 'IfStatement':
    case 'MemberExpression':
    case 'UnaryExpression':
      return 'unknown';
    case 'VariableDeclarator': {
      if (parent.id.type !== 'Identifier') return unknownType();
      const annotation = parent.id.typeAnnotation?.typeAnnotation;
      return annotation ? source.text.slice(...annotation.range) : 'unknown';
    }
    case 'AssignmentExpression': {
      const target = unwrap(parent.left);
      // What is optional takes `undefined`, too.
      const isPlain = target.type === 'Identifier' || (target.type === 'MemberExpression' && isFull(target));
      const declared = isPlain && parent.operator === '=' ? typeOf(target, source) : undefined;
      return declared ? source.text.slice(...declared.range) : unknownType();
    }
    case 'ReturnStatement':
      return returned(enclosingFunction(parent), source);
    default:
      return unknownType();
  }
}

function isFull(member: TSESTree.MemberExpression): boolean {
  return member.object.type === 'ThisExpression' && fieldOf(member)?.optional === false;
}

/** `T` of a promise that a variable or field of `Promise<T>[]` begins with. */
function listed(list: TSESTree.ArrayExpression, source: Source): string | undefined {
  const { parent } = wrapped(list);
  const declared =
    parent?.type === 'VariableDeclarator' ? parent.id : parent?.type === 'PropertyDefinition' ? parent : undefined;
  const type = declared?.typeAnnotation?.typeAnnotation;
  const element = type && elementOf(type);
  return element && promised(element, source);
}

/** Whether an array is all that a combinator is given, whose result nothing else gives a type. */
function isRaced(node: TSESTree.ArrayExpression): boolean {
  const call = node.parent;
  if (
    call.type !== 'CallExpression' ||
    call.typeArguments ||
    !/^Promise\.(?:race|any|all|allSettled)$/u.test(dottedName(call.callee) ?? '')
  )
    return false;
  const used = call.parent.type === 'AwaitExpression' ? call.parent.parent : call.parent;
  return (
    used.type === 'ExpressionStatement' ||
    (used.type === 'MemberExpression' && used.object === call) ||
    (used.type === 'VariableDeclarator' && !used.id.typeAnnotation)
  );
}

/** `void` of `Promise.race<void>([…])`; the name of a type may be that of a list, where it says what each of them is. */
function saidOfRace({ parent: call }: TSESTree.ArrayExpression, source: Source): string | undefined {
  const name = call.type === 'CallExpression' ? dottedName(call.callee) : undefined;
  if (call.type !== 'CallExpression' || !/^Promise\.(?:race|any)$/u.test(name ?? '')) return undefined;
  const [argument] = call.typeArguments?.params ?? [];
  return argument?.type.endsWith('Keyword') === true ? source.text.slice(...argument.range) : undefined;
}

function unknownType(): never {
  throw new SkipSite('type-unknown');
}

function returned(fn: FunctionNode | undefined, source: Source): string {
  if (fn === undefined) return unknownType();
  const declared = fn.returnType?.typeAnnotation ?? returnedByPlace(fn, source);
  if (declared?.type === 'TSAnyKeyword' || declared?.type === 'TSUnknownKeyword') return 'unknown';
  if (declared) return promised(declared, source) ?? unknownType();
  const reaction = reactionOf(fn);
  if (reaction) return typeByContext(reaction, source);
  // Without an annotation of its own a function may be typed by what it is given to.
  if (fn.type === 'FunctionDeclaration' || fn.parent.type === 'MethodDefinition') return 'unknown';
  if (isOfUntypedName(fn)) return 'unknown';
  return iteratorResult(fn, source) ?? unknownType();
}

/** `const load = () => …`, `load = () => …` of a class, and members of an object that a variable holds: nothing types them but themselves. */
function isOfUntypedName(fn: FunctionNode): boolean {
  let at = fn.parent;
  while (at.type === 'Property' || at.type === 'ObjectExpression') at = at.parent;
  if (at.type === 'VariableDeclarator') return !at.id.typeAnnotation;
  return at.type === 'PropertyDefinition' && !at.typeAnnotation;
}

/** `load().then(fn)`, whose own context says what the function is to promise; with `catch`, too. */
function reactionOf(fn: FunctionNode): TSESTree.CallExpression | undefined {
  const call = wrapped(fn).parent;
  if (call?.type !== 'CallExpression' || call.typeArguments || call.callee.type !== 'MemberExpression')
    return undefined;
  return /^(?:then|catch)$/u.test(propertyName(call.callee) ?? '') ? call : undefined;
}

function assigned(target: Node, source: Source): string {
  if (target.type === 'Identifier') {
    const definition = source.bindings.variable(target)?.defs[0];
    if (definition?.node.type === 'VariableDeclarator' && definition.node.id.type === 'Identifier') {
      const annotation = definition.node.id.typeAnnotation;
      return annotation ? (promised(annotation.typeAnnotation, source) ?? unknownType()) : 'unknown';
    }
    return unknownType();
  }
  if (target.type !== 'MemberExpression') return unknownType();
  const isOwn = target.object.type === 'ThisExpression';
  const declared = isOwn ? fieldOf(target)?.typeAnnotation?.typeAnnotation : memberType(target, source);
  return (declared && promised(declared, source)) ?? unknownType();
}

/** `T` of `Promise<T>`, also where a value may be there at once: `Promise<void> | undefined`, `T | Promise<T>`. */
function promised(type: TSESTree.TypeNode, source: Source): string | undefined {
  if (type.type === 'TSUnionType') {
    const types = type.types.filter(({ type: kind }) => !/^TS(?!Any|Unknown)\w+Keyword$/u.test(kind));
    const [result, ...others] = types.flatMap((each) => promised(each, source) ?? []);
    const isAtOnce = (each: Node): boolean => source.text.slice(...each.range) === result;
    return others.length === 0 && types.filter((each) => !isAtOnce(each)).length === 1 ? result : undefined;
  }
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  if (!/^Promise(?:Like)?$/u.test(type.typeName.name)) return undefined;
  const [argument] = type.typeArguments?.params ?? [];
  return argument && source.text.slice(...argument.range);
}

/** `T` of a resolver's type `(value: T) => void`; undefined when the type is not written as a function. */
export function resolverArgument(type: Node, source: Source): string | undefined {
  if (type.type !== 'TSFunctionType' && type.type !== 'TSMethodSignature' && !isFunction(type)) return undefined;
  const [parameter] = type.params;
  if (parameter === undefined) return 'void';
  if (parameter.type !== 'Identifier') return undefined;
  const annotation = parameter.typeAnnotation?.typeAnnotation;
  if (!annotation) return undefined;
  const types = annotation.type === 'TSUnionType' ? annotation.types : [annotation];
  const plain = types.filter(
    (each) =>
      !(
        each.type === 'TSTypeReference' &&
        each.typeName.type === 'Identifier' &&
        /^Promise(?:Like)?$/u.test(each.typeName.name)
      ),
  );
  return plain.length === 0 ? undefined : plain.map((each) => source.text.slice(...each.range)).join(' | ');
}

/** Whether a type as written names a type parameter: what it comes to is not known where it stands. */
export function isOpen(type: string, at: Node): boolean {
  for (let outer: Node | undefined = at; outer; outer = outer.parent) {
    if (!isFunction(outer) && !isClass(outer)) continue;
    const parameters = outer.typeParameters?.params.map(({ name }) => name.name) ?? [];
    if (parameters.some((each) => new RegExp(`\\b${each}\\b`, 'u').test(type))) return true;
  }
  return false;
}

/** Whether a resolver's type takes what the function of a source takes, and no more; not where it cannot be told. */
export function isResolverOf(declared: Node | undefined, type: string, source: Source): boolean {
  if (type === 'any') return true;
  const types: readonly Node[] = declared?.type === 'TSUnionType' ? declared.types : declared ? [declared] : [];
  const [own, ...others] = types.filter((each) => each.type === 'TSFunctionType' || isFunction(each));
  if (own === undefined || others.length > 0) return false;
  const argument = resolverArgument(own, source);
  const [parameter] = 'params' in own ? own.params : [];
  // A function of no or an optional parameter can be given where one of any parameter is called, or none.
  if (parameter?.type !== 'Identifier' || parameter.optional) return false;
  return argument !== undefined && argument !== 'any' && argument !== 'unknown';
}

/**
 * Whether a value is a property of an object that goes where a type is written for it, by a function that says what it returns
 * or into a variable or field: whoever reads it there does not see the value's own.
 */
export function isGivenAsSaid(value: Node, source: Source): boolean {
  const at = wrapped(value);
  const object = at.parent?.type === 'Property' && at.parent.value === at ? at.parent.parent : undefined;
  switch (object?.parent.type) {
    case 'ReturnStatement':
      return Boolean(enclosingFunction(object)?.returnType);
    case 'VariableDeclarator':
      return object.parent.id.type === 'Identifier' && Boolean(object.parent.id.typeAnnotation);
    case 'AssignmentExpression':
      return object.parent.operator === '=' && typeOf(unwrap(object.parent.left), source) !== undefined;
    default:
      return false;
  }
}

/** The type argument at a declaration that may not know the type parameters of the functions around the promises. */
export function scopedType(
  type: string,
  sites: readonly { readonly node: Node }[],
  declared: TSESTree.TypeNode | TSESTree.TSMethodSignature,
  source: Source,
): string {
  for (const { node } of sites) {
    for (let at: Node | undefined = node.parent; at; at = at.parent) {
      if (!isFunction(at) || isInside(declared, at)) continue;
      const parameters = at.typeParameters?.params.map(({ name }) => name.name) ?? [];
      if (!parameters.some((each) => new RegExp(`\\b${each}\\b`, 'u').test(type))) continue;
      const own = resolverArgument(declared, source);
      if (own === 'any' || own === 'unknown') return 'any';
      throw new SkipSite('type-unknown');
    }
  }
  return type;
}
