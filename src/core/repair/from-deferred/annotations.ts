import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { fieldDeclaration, variableDeclaration, type Place } from '../deferred-to-source/kept.ts';
import type { Edit } from '../edit.ts';
import type { HeldPlace } from './flow.ts';
import { libraryType, type DeferredLibrary, type LibraryType } from './libraries.ts';

/** How a place is typed. */
export type Annotation =
  /** By what is written to it. */
  | { readonly kind: 'none' }
  /** As the library's deferreds. */
  | { readonly kind: 'library'; readonly types: readonly LibraryType[] }
  /** By something else, whatever that is. */
  | { readonly kind: 'other' };

export function annotationOf(place: HeldPlace, library: DeferredLibrary, source: Source): Annotation {
  const annotation = declaredType(place.holder);
  const field = fieldDeclaration(place.holder);
  const declarator = variableDeclaration(place.holder);
  const init = field?.value ?? declarator?.init;
  // `new Map<string, DeferredPromise<void>>()`
  const made = place.isCollection && init?.type === 'NewExpression' ? init.typeArguments : undefined;
  if (!annotation && !made) return { kind: 'none' };
  const types = [annotation, made].flatMap((each) => (each ? typesIn(each, library, source) : []));
  if (types.length === 0) return { kind: 'other' };
  if (annotation && !place.isCollection && !isPlainly(annotation, types)) return { kind: 'other' };
  return { kind: 'library', types };
}

function declaredType(holder: Place): TSESTree.TypeNode | undefined {
  if (holder.kind === 'field') return fieldDeclaration(holder)?.typeAnnotation?.typeAnnotation;
  const [identifier] = holder.variable.identifiers;
  return identifier?.type === 'Identifier' ? identifier.typeAnnotation?.typeAnnotation : undefined;
}

function typesIn(node: Node, library: DeferredLibrary, source: Source): readonly LibraryType[] {
  const types: LibraryType[] = [];
  walk(node, (each) => {
    const type = libraryType(each, library, source);
    if (type) types.push(type);
    return type === undefined;
  });
  return types;
}

/** Whether the annotation is that type and nothing, null or undefined. */
function isPlainly(annotation: TSESTree.TypeNode, [only, ...others]: readonly LibraryType[]): boolean {
  if (others.length > 0 || only === undefined) return false;
  if (annotation === only.node) return true;
  return (
    annotation.type === 'TSUnionType' &&
    annotation.types.every(
      (each) => each === only.node || each.type === 'TSNullKeyword' || each.type === 'TSUndefinedKeyword',
    )
  );
}

/** `DeferredPromise<T>` becomes `TaskCompletionSource<T>`. */
export function editType({ node, argument }: LibraryType, source: Source): Edit {
  const inner = argument ? source.text.slice(...argument.range) : 'unknown';
  return { range: node.range, text: `TaskCompletionSource<${inner}>` };
}
