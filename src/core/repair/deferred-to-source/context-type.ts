import type { TSESTree } from '@typescript-eslint/types';
import { enclosingFunction, propertyName, unwrap, wrapped, type FunctionNode, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { membersOf, typeOf } from './member-type.ts';
import { typeName } from './sure-objects.ts';

// What the type of an object says of a function that is a member of it, and says no type of its own.

/** The type that a method returns, as `client: Client` gives it to a member of the object that follows. */
export function returnedByMember(fn: FunctionNode, source: Source): TSESTree.TypeNode | undefined {
  const member = memberOf(fn, source);
  const members = member && membersOf(member.type, source)?.filter((each) => nameOf(each) === member.name);
  const [only, ...others] = members ?? [];
  if (only === undefined || others.length > 0) return undefined;
  if (only.type === 'TSMethodSignature') return only.returnType?.typeAnnotation;
  const type = only.type === 'TSPropertySignature' ? only.typeAnnotation?.typeAnnotation : undefined;
  return type?.type === 'TSFunctionType' ? type.returnType?.typeAnnotation : undefined;
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
  const type = property.parent.type === 'ObjectExpression' ? typeOfObject(wrapped(property.parent), source) : undefined;
  return name === undefined || type === undefined ? undefined : { name, type };
}

function typeOfObject(object: Node, source: Source): TSESTree.TypeNode | undefined {
  const { parent } = object;
  switch (parent?.type) {
    case 'VariableDeclarator':
      return parent.id.typeAnnotation?.typeAnnotation;
    case 'PropertyDefinition':
      return parent.typeAnnotation?.typeAnnotation;
    case 'AssignmentExpression':
      return parent.operator === '=' ? typeOf(unwrap(parent.left), source) : undefined;
    case 'ReturnStatement':
      return returnType(enclosingFunction(parent));
    case 'ArrowFunctionExpression':
      return returnType(parent);
    default:
      return undefined;
  }
}

function returnType(fn: FunctionNode | undefined): TSESTree.TypeNode | undefined {
  const type = fn?.returnType?.typeAnnotation;
  if (fn?.generator !== false || !fn.async) return fn?.generator === false ? type : undefined;
  return type?.type === 'TSTypeReference' && typeName(type) === 'Promise' ? type.typeArguments?.params[0] : undefined;
}

function nameOf(member: TSESTree.TypeElement): string | undefined {
  const isNamed = member.type === 'TSMethodSignature' || member.type === 'TSPropertySignature';
  return isNamed && !member.computed && member.key.type === 'Identifier' ? member.key.name : undefined;
}
