import { assignmentTo, unwrap, type Node } from '../../source/ast.ts';
import { isEmpty } from './around.ts';
import { fieldDeclaration, variableDeclaration, type Mention, type Place } from './kept.ts';

/** What a place reads as while it keeps no resolver: `filled` where its type says that it always keeps one. */
export type Emptiness = 'filled' | 'undefined' | 'null' | 'either';

/** By the place's type, and where that says too little by what is written into it. */
export function emptinessOf(place: Place, mentions: readonly Mention[]): Emptiness {
  const declaration =
    fieldDeclaration(place) ?? (place.kind === 'variable' ? variableDeclaration(place) : undefined) ?? undefined;
  const isField = declaration?.type === 'PropertyDefinition';
  const annotation = (isField ? declaration.typeAnnotation : declaration?.id.typeAnnotation)?.typeAnnotation;
  const isLoose = isField && declaration.optional;
  if (annotation && annotation.type !== 'TSUnionType' && !isLoose) return 'filled';
  if (annotation?.type === 'TSUnionType') {
    const hasNull = annotation.types.some(({ type }) => type === 'TSNullKeyword');
    const hasUndefined = isLoose || annotation.types.some(({ type }) => type === 'TSUndefinedKeyword');
    if (hasNull) return hasUndefined ? 'either' : 'null';
    return 'undefined';
  }
  const initial = isField ? declaration.value : declaration?.init;
  const written = mentions.flatMap(({ node }) => assignmentTo(node)?.right ?? []).filter(isEmpty);
  const starts = declaration ? [initial ?? undefined] : [];
  const values = [...starts, ...written].map(isNull);
  if (!values.includes(true)) return 'undefined';
  return values.includes(false) ? 'either' : 'null';
}

function isNull(node: Node | undefined): boolean {
  const at = node && unwrap(node);
  return at?.type === 'Literal' && at.raw === 'null';
}
