import { enclosingFunction, isFunction, isInside, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Edit } from '../edit.ts';
import { isCalledBefore, isEmpty, isNoop, isPlainCall } from './around.ts';
import { hasWork } from './can-throw.ts';
import { isDeclaredJustAbove } from './declarations.ts';
import { variableDeclaration, type Mention, type Place } from './kept.ts';
import type { OriginSite } from './origin-site.ts';
import { isTyped } from './result-type.ts';
import { PlacesStay } from './skip.ts';

/**
 * The statement of the promise, when a `const` there can take the place of the variables that keep its resolvers.
 * `last`: the index of the last statement of the executor that keeps one.
 */
export function constantStatement(
  site: OriginSite,
  kept: readonly { readonly place: Place; readonly mentions: readonly Mention[] }[],
  last: number,
  source: Source,
): Node | undefined {
  const { position } = site;
  if (position.kind !== 'statement' && position.kind !== 'expression') return undefined;
  const { statement } = position;
  if (statement === undefined || hasWork(site, 0, last, source)) return undefined;
  // What the statement does before it comes to the promise may not see the source.
  const isSeen = ({ node }: Mention): boolean =>
    !isInside(node, site.node) && (node.range[0] < site.node.range[1] || isHoisted(node, statement));
  if (position.kind === 'expression' && kept.some(({ mentions }) => mentions.some(isSeen))) return undefined;
  return kept.every(({ place, mentions }) => isConstantPlace(place, mentions, site, statement, source))
    ? statement
    : undefined;
}

/** Whether it is in a function that can be called above where it stands. */
function isHoisted(node: Node, statement: Node): boolean {
  for (let at = node.parent; at && at !== statement.parent; at = at.parent)
    if (at.type === 'FunctionDeclaration') return true;
  return false;
}

/** Whether a `const` at the statement can take the place of a variable that the executor there fills. */
export function isConstantPlace(
  place: Place,
  mentions: readonly Mention[],
  { executor }: OriginSite,
  statement: Node,
  source: Source,
): boolean {
  const declarator = variableDeclaration(place);
  if (!declarator) return false;
  if (declarator.parent.parent !== statement.parent || declarator.parent.range[0] > statement.range[0]) return false;
  if (declarator.range[0] > executor.range[0]) return false;
  if (mentions.filter(({ isWrite }) => isWrite).length !== 1) return false;
  const { init } = declarator;
  const home = enclosingFunction(statement);
  // Who comes before the declaration finds no variable to read, then as now.
  const isAtOnce = declarator.parent.kind === 'let' && isDeclaredJustAbove(declarator, statement);
  return mentions.every(({ node, isWrite }) => {
    const isEarly = !isAtOnce && node.range[0] < statement.range[0];
    const mayComeFirst = isInside(node, executor) || (!isAtOnce && isCalledBefore(node, statement, source));
    if (isWrite) return node.range[0] > statement.range[0];
    // Nobody may see what the variable was before.
    if (init && (!(isNoop(init) || isEmpty(init)) || isEarly || mayComeFirst)) return false;
    // A closure that stands before the statement runs after it, if it calls; one that only asks may run before, when
    // a `const` cannot be read. A function declaration below it can be called above it, and an executor can ask before
    // it keeps.
    if (node.range[0] < statement.range[0] && enclosingFunction(node) === home) return false;
    return isPlainCall(node) || !(isEarly || mayComeFirst);
  });
}

/** Takes off the `!` of what is a constant now, and of a type that is a function, or made as one in its declaration. */
export function sureOf(node: Node, place: Place, value?: Node): Edit[] {
  const { parent } = node;
  const type = variableDeclaration(place)?.id.typeAnnotation?.typeAnnotation.type;
  if (parent?.type !== 'TSNonNullExpression' || node.type !== 'Identifier') return [];
  if (type !== 'TSFunctionType' && !isFunction(value)) return [];
  const property = parent.parent;
  const isNamedSo =
    property.type === 'Property' && property.key.type === 'Identifier' && property.key.name === node.name;
  if (isNamedSo && property.value === parent && !property.computed) return [{ range: property.range, text: node.name }];
  return [{ range: [node.range[1], parent.range[1]], text: '' }];
}

/**
 * The declaration of a variable that is a function of the source, in TypeScript with its type.
 * @param kept the resolver where it was assigned, perhaps with a cast
 * @param type the type argument of the source
 */
export function constantFunction(
  place: Place,
  kept: Node | undefined,
  value: string,
  type: string | undefined,
  source: Source,
): string {
  const { id, init } = variableDeclaration(place) ?? {};
  if (id?.type !== 'Identifier') throw new PlacesStay('place-unknown');
  if (!isTyped(source)) return `const ${id.name} = ${value}`;
  const declared = id.typeAnnotation?.typeAnnotation;
  if (!declared && (!init || !isNoop(init, 0))) throw new PlacesStay('initial-value');
  const own = declared ? source.text.slice(...declared.range) : '() => void';
  const cast = kept?.parent?.type === 'TSAsExpression' ? kept.parent.typeAnnotation : undefined;
  const other = cast && source.text.slice(...cast.range);
  // What takes nothing can be given a function that wants no value.
  const isNeedless = other === undefined || (other === own && type === 'void' && /^\(\s*\) =>/u.test(own));
  return `const ${id.name}: ${own} = ${value}${isNeedless ? '' : ` as ${other}`}`;
}
