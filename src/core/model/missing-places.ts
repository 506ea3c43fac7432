import { assignmentTo, enclosingClass, isNothing, propertyName, unionHas, unwrap, type Node } from '../source/ast.ts';
import type { Source } from '../source/source.ts';

import { isInTest } from './test-code.ts';
import { thisOwner } from './this-owner.ts';

/**
 * Whether a file says that there may be nothing at a place: by a type, by `?`, or by an assignment of `null` or `undefined`. Where
 * it says nothing, a `?.` is there to please the types of what others declare. In tests all is there.
 */
export function saysNothingMayBe(place: Node, source: Source): boolean {
  if (isInTest(place, source)) return false;
  const at = unwrap(place);
  if (at.type === 'Identifier') {
    const variable = source.bindings.variable(at);
    const name = variable?.defs[0]?.name;
    if (variable === undefined || name?.type !== 'Identifier') return false;
    return (
      name.optional ||
      hasNull(name.typeAnnotation?.typeAnnotation) ||
      variable.references.some(({ writeExpr, init }) => writeExpr && init !== true && isNothing(writeExpr))
    );
  }
  if (at.type !== 'MemberExpression' || unwrap(at.object).type !== 'ThisExpression') return false;
  const name = propertyName(at);
  const owner = enclosingClass(at);
  if (name === undefined || owner === undefined || thisOwner(at) !== owner) return false;
  const field = owner.body.body.find((each) => each.type === 'PropertyDefinition' && propertyName(each) === name);
  if (field?.type === 'PropertyDefinition' && (field.optional || hasNull(field.typeAnnotation?.typeAnnotation)))
    return true;
  return source.mentions.members(name).some((member) => {
    const written = assignmentTo(member);
    return written !== undefined && isNothing(written.right) && thisOwner(member) === owner;
  });
}

function hasNull(type: Node | undefined): boolean {
  return unionHas(type, 'TSNullKeyword', 'TSUndefinedKeyword');
}
