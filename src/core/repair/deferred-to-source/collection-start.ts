import { unwrap, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { isEmpty } from './around.ts';
import { fieldDeclaration, variableDeclaration, type Mention, type Place } from './kept.ts';
import { PlacesStay } from './skip.ts';

/**
 * Whoever made a collection may read what is put into it: one that comes from a parameter, another object, a call or another
 * file takes no sources.
 * @throws {PlacesStay} unless the file shows that the place begins with a collection of its own, which has no elements yet
 */
export function checkStart(place: Place, mentions: readonly Mention[], source: Source): void {
  const declaration = place.kind === 'variable' ? ownDeclaration(place) : fieldDeclaration(place);
  const start = declaration && ('init' in declaration ? declaration.init : declaration.value);
  if (start ? !isNewCollection(start, source) : !mentions.some(({ isWrite }) => isWrite))
    throw new PlacesStay('place-unknown');
}

/** @throws {PlacesStay} for a parameter, an import, a name in a pattern or of a loop */
function ownDeclaration(place: Place): ReturnType<typeof variableDeclaration> {
  const declarator = variableDeclaration(place);
  const around = declarator?.parent.parent.type;
  if (declarator === undefined || around === 'ForOfStatement' || around === 'ForInStatement')
    throw new PlacesStay('place-unknown');
  return declarator;
}

/** A collection that is made here, without elements; `new Array(3)` has none that are anything. */
export function isNewCollection(node: Node, source: Source): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'ArrayExpression':
      return at.elements.length === 0;
    case 'ObjectExpression':
      return at.properties.length === 0;
    case 'NewExpression':
    case 'CallExpression': {
      const name = source.text.slice(...at.callee.range);
      const [given] = at.arguments;
      if (name === 'Array') return at.arguments.length < 2;
      if (name === 'Object.create') return given !== undefined && isEmpty(given);
      // What is made for elements of the type that is said, `createQueue<Waiter>()`, is as new.
      return given === undefined && (at.type === 'NewExpression' || at.typeArguments !== undefined);
    }
    default:
      return isEmpty(at);
  }
}
