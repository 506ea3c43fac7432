import { isClass, isField, propertyName, unwrap, type Node } from '../source/ast.ts';
import { constantValue, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';

/**
 * What a member of a constant stands for: `Event.Exit` of `const Event = { Exit: 'exit' } as const`, of an object that is frozen, of an
 * enum, or of a class that has it as a static field.
 */
export function constantMember(node: Node, source: Source): Node | undefined {
  const at = unwrap(node);
  const object = at.type === 'MemberExpression' ? unwrap(at.object) : undefined;
  const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
  const variable = object?.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  if (variable === undefined || name === undefined) return undefined;
  return memberOf(variable, name);
}

/** What an expression is as the file writes it out: the value of a constant or of a member of one, and what is frozen. */
export function writtenValue(node: Node, source: Source): Node {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return unfrozen(constantValue(variable) ?? constantMember(at, source) ?? at);
}

function memberOf(variable: Variable, name: string): Node | undefined {
  const definition = variable.defs.length === 1 ? variable.defs[0]?.node : undefined;
  if (definition?.type === 'TSEnumDeclaration')
    return definition.body.members.find(({ id }) => nameOf(id) === name)?.initializer;
  if (isClass(definition)) {
    const field = definition.body.body.filter(isField).find((each) => each.static && propertyName(each) === name);
    return field?.value ?? undefined;
  }
  const init = constantValue(variable);
  const record = init && unfrozen(init);
  if (record?.type !== 'ObjectExpression') return undefined;
  // Of two that are written the last counts, and a spread may hold any.
  const last = record.properties.findLast((each) => each.type === 'SpreadElement' || propertyName(each) === name);
  return last?.type === 'Property' && last.kind === 'init' && !last.method ? last.value : undefined;
}

function nameOf(id: Node): string | undefined {
  return id.type === 'Identifier' ? id.name : id.type === 'Literal' ? String(id.value) : undefined;
}

/** `Object.freeze({ … })` is the object. */
function unfrozen(node: Node): Node {
  const at = unwrap(node);
  if (at.type !== 'CallExpression') return at;
  const callee = unwrap(at.callee);
  const [given] = at.arguments;
  return callee.type === 'MemberExpression' && propertyName(callee) === 'freeze' && given ? unwrap(given) : at;
}
