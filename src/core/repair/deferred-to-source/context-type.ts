import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, unwrap, wrapped, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { membersOf, typeOf } from './member-type.ts';
import { namedType } from './named-type.ts';
import { typeName } from './sure-objects.ts';

// What is written for the place of a function that says no type of its own.

/** The type that a function returns, as its place has it: `const sleep: Sleep`, or a member of the object that follows `client: Client`. */
export function returnedByPlace(fn: FunctionNode, source: Source): TSESTree.TypeNode | undefined {
  const type = typeOfPlace(wrapped(fn), source);
  if (type) return returnedBy(type, source);
  const member = memberOf(fn, source);
  const members = member && membersOf(member.type, source)?.filter((each) => nameOf(each) === member.name);
  const [only, ...others] = members ?? [];
  if (only === undefined || others.length > 0) return undefined;
  if (only.type === 'TSMethodSignature') return returnType(only);
  const own = only.type === 'TSPropertySignature' ? only.typeAnnotation?.typeAnnotation : undefined;
  return own && returnedBy(own, source);
}

function returnedBy(type: TSESTree.TypeNode, source: Source): TSESTree.TypeNode | undefined {
  if (type.type === 'TSFunctionType') return returnType(type);
  const named = namedType(type, source);
  return named?.type === 'TSTypeAliasDeclaration' && named.typeAnnotation.type === 'TSFunctionType'
    ? returnType(named.typeAnnotation)
    : undefined;
}

/** Nothing where it may be said in type parameters, which only the signature has. */
function returnType({
  typeParameters,
  returnType: type,
}: TSESTree.TSFunctionType | TSESTree.TSMethodSignature): TSESTree.TypeNode | undefined {
  return typeParameters ? undefined : type?.typeAnnotation;
}

/** What the `next` of an object promises that is returned for an `AsyncIterator<T>`. */
export function iteratorResult(fn: FunctionNode, source: Source): string | undefined {
  const { name, type } = memberOf(fn, source) ?? {};
  if (type?.type !== 'TSTypeReference' || !/^(?:next|return|throw)$/u.test(name ?? '')) return undefined;
  if (!/^Async(?:Iterator|IterableIterator|Generator)$/u.test(typeName(type) ?? '')) return undefined;
  if (type.typeName.type !== 'Identifier' || source.bindings.variable(type.typeName)?.defs.length) return undefined;
  const [yielded, returned] = (type.typeArguments?.params ?? []).map(({ range }) => source.text.slice(...range));
  return yielded && `IteratorResult<${returned === undefined ? yielded : `${yielded}, ${returned}`}>`;
}

/** The name of the member that is a function, and the type of its object. */
function memberOf(fn: FunctionNode, source: Source): { name: string; type: TSESTree.TypeNode } | undefined {
  const property = wrapped(fn).parent;
  if (property?.type !== 'Property' || property.kind !== 'init' || property.computed) return undefined;
  const name = propertyName(property);
  const type = property.parent.type === 'ObjectExpression' ? typeOfPlace(wrapped(property.parent), source) : undefined;
  return name === undefined || type === undefined ? undefined : { name, type };
}

/** The type of what a value goes into. */
function typeOfPlace(value: Node, source: Source): TSESTree.TypeNode | undefined {
  const { parent } = value;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.typeAnnotation?.typeAnnotation;
    case 'PropertyDefinition':
      return parent.typeAnnotation?.typeAnnotation;
    case 'AssignmentPattern':
      return parent.left.typeAnnotation?.typeAnnotation;
    case 'AssignmentExpression':
      return parent.operator === '=' ? typeOf(unwrap(parent.left), source) : undefined;
    case 'ReturnStatement':
      return typeOfResult(enclosingFunction(parent));
    case 'ArrowFunctionExpression':
      return typeOfResult(parent);
    default:
      return undefined;
  }
}

function typeOfResult(fn: FunctionNode | undefined): TSESTree.TypeNode | undefined {
  const type = fn?.returnType?.typeAnnotation;
  if (fn?.generator !== false || !fn.async) return fn?.generator === false ? type : undefined;
  return type?.type === 'TSTypeReference' && typeName(type) === 'Promise' ? type.typeArguments?.params[0] : undefined;
}

function nameOf(member: TSESTree.TypeElement): string | undefined {
  const isNamed = member.type === 'TSMethodSignature' || member.type === 'TSPropertySignature';
  return isNamed && !member.computed && member.key.type === 'Identifier' ? member.key.name : undefined;
}
