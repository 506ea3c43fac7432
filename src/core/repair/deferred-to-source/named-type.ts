import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';

/** The one declaration of this file that a type names: an alias or an interface. Undefined for one with type parameters, given or not, or of elsewhere. */
export function namedType(type: TSESTree.TypeNode, source: Source): Node | undefined {
  const declared = declaredType(type, source);
  return parametersOf(declared).length > 0 ? undefined : declared;
}

/** The same, whatever it is given as type arguments. */
export function declaredType(type: TSESTree.TypeNode, source: Source): Node | undefined {
  if (type.type !== 'TSTypeReference' || type.typeName.type !== 'Identifier') return undefined;
  const [definition, ...others] = source.bindings.variable(type.typeName)?.defs ?? [];
  return others.length === 0 ? definition?.node : undefined;
}

/** What a declaration lists, when it is of an object type. */
export function listedMembers(declaration: Node | undefined): readonly TSESTree.TypeElement[] | undefined {
  if (declaration?.type === 'TSInterfaceDeclaration') return declaration.body.body;
  const own = declaration?.type === 'TSTypeAliasDeclaration' ? declaration.typeAnnotation : undefined;
  return own?.type === 'TSTypeLiteral' ? own.members : undefined;
}

/** What a use of a declaration, `Entry<any>`, gives for its type parameter of a name; undefined where it has none such. */
export function givenFor(parameter: string, use: TSESTree.TypeNode, source: Source): string | undefined {
  const index = parametersOf(declaredType(use, source)).indexOf(parameter);
  const given = use.type === 'TSTypeReference' ? use.typeArguments?.params[index] : undefined;
  return given && source.text.slice(...given.range);
}

/** The names of the type parameters of an alias or an interface. */
export function parametersOf(declaration: Node | undefined): readonly string[] {
  if (declaration?.type !== 'TSInterfaceDeclaration' && declaration?.type !== 'TSTypeAliasDeclaration') return [];
  return declaration.typeParameters?.params.map(({ name }) => name.name) ?? [];
}
