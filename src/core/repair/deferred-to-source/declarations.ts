import type { TSESTree } from '@typescript-eslint/types';
import type { Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { removeStatement } from '../layout.ts';
import { isEmpty, isNoop } from './around.ts';
import { removeBeside, removeDeclared } from './declared-comments.ts';
import { fieldDeclaration, variableDeclaration, type Kept, type Place } from './kept.ts';
import { isGivenAsSaid, isResolverOf } from './result-type.ts';
import { PlacesStay } from './skip.ts';

// The declarations of the variables and fields that keep resolvers.

/** Whether a variable is declared above a statement of the same block with nothing between that could run. */
export function isDeclaredJustAbove(declarator: TSESTree.VariableDeclarator, statement: Node): boolean {
  const declaration = declarator.parent;
  const { parent } = declaration;
  if (parent !== statement.parent || (parent.type !== 'BlockStatement' && parent.type !== 'Program')) return false;
  const body: readonly Node[] = parent.body;
  const first = body.indexOf(declaration);
  const last = body.indexOf(statement);
  return first >= 0 && first < last && body.slice(first, last).every(isIdle);
}

function isIdle(node: Node): boolean {
  return node.type === 'VariableDeclaration' && node.declarations.every(({ init }) => !init || isPlain(init));
}

function isPlain(init: Node): boolean {
  return init.type === 'Literal' || isEmpty(init) || isNoop(init);
}

/** @throws {PlacesStay} where a place begins with something that others may read */
export function checkInitial(value: Node | null): void {
  if (value !== null && !isEmpty(value)) throw new PlacesStay('initial-value');
}

export function isAny({ typeAnnotation }: TSESTree.TSTypeAnnotation): boolean {
  return typeAnnotation.type === 'TSAnyKeyword';
}

/** Whether a place's own type takes more, or says less, than the function of a source does. */
export function isLax({ place, role, mentions }: Kept, type: string | undefined, source: Source): boolean {
  if (type === undefined || role !== 'resolve') return false;
  const declarator = place.kind === 'variable' ? variableDeclaration(place) : undefined;
  const annotation = fieldDeclaration(place)?.typeAnnotation ?? declarator?.id.typeAnnotation;
  const declared = annotation?.typeAnnotation ?? declarator?.init ?? undefined;
  // What is assigned to a type that says enough, and that to another, can be assigned to the other.
  const saysAll = declared === undefined || !/\b(?:any|Function)\b/u.test(source.text.slice(...declared.range));
  if (saysAll && mentions.every((each) => each.isWrite || isGivenAsSaid(each.node, source))) return false;
  return !isResolverOf(declared, type, source);
}

/** What a declaration is removed with. */
interface Removal {
  readonly kept: readonly Kept[];
  /** A constant takes the place of all of them. */
  readonly isConstant: boolean;
  /** What the field begins with is never seen. */
  readonly isFilled: boolean;
  /** The place that keeps the source for all of them; none where a constant does. */
  readonly stays?: Place | undefined;
  /** It is declared elsewhere, as what it was. */
  readonly isMoved?: boolean;
}

/**
 * Removes the declaration of a place; with that of others, which its edit may say again, where all are variables that a
 * constant takes the place of. @throws {PlacesStay} where the declaration has to stay
 */
export function removedDeclaration(
  place: Place,
  { kept, isConstant, isFilled, stays, isMoved }: Removal,
  source: Source,
): readonly Edit[] {
  const field = fieldDeclaration(place);
  if (field) {
    if (!isFilled) checkInitial(field.value);
    return removed(field, stays && fieldDeclaration(stays), source);
  }
  const declarator = variableDeclaration(place);
  if (!declarator) {
    if (place.kind === 'variable') throw new PlacesStay('place-unknown');
    return [];
  }
  if (!isConstant) checkInitial(declarator.init);
  const declaration = declarator.parent;
  const places = new Set<Node | undefined>(kept.map((each) => variableDeclaration(each.place)));
  const left = declaration.declarations.filter((each) => !places.has(each));
  if (declaration.parent.type === 'ExportNamedDeclaration') throw new PlacesStay('reachable');
  if (declaration.declarations.length === 1 || (isConstant && left.length === 0)) {
    if (isMoved === true) return [removeStatement(source, declaration)];
    return removed(declaration, stays && variableDeclaration(stays)?.parent, source);
  }
  const declarators: readonly Node[] = declaration.declarations;
  const index = declarators.indexOf(declarator);
  const next = declarators[index + 1];
  const before = declarators[index - 1];
  // Two neighbours that both go would each take the comma between them.
  if (!next && places.has(before) && isConstant) throw new PlacesStay('place-unknown');
  if (next) return [{ range: [declarator.range[0], next.range[0]], text: '' }];
  return before ? [{ range: [before.range[1], declarator.range[1]], text: '' }] : [];
}

function removed(node: Node, stays: Node | undefined, source: Source): readonly Edit[] {
  return stays ? removeBeside(node, stays, source) : [removeDeclared(node, source)];
}
