import { isTimer } from '../../flow/callback-timing.ts';
import { completionModel } from '../../model/build-model.ts';
import { initializer } from '../../source/scopes.ts';
import { isFunction, propertyName, unwrap, wrapped, type Node } from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { fieldDeclaration, mentionsOf, placeOf, type Place } from './kept.ts';
import type { OriginSite } from './origin-site.ts';
import { SkipSite } from './skip.ts';

/** Whether a statement that stood in an executor may throw: there a throw rejects, outside it would reach the caller. */
export function mayThrow(node: Node, source: Source, resolvers: ReadonlySet<string>): boolean {
  const at = unwrap(node);
  const check = (each: Node | null | undefined): boolean => each != null && mayThrow(each, source, resolvers);
  if (isFunction(at)) return false;
  switch (at.type) {
    case 'ExpressionStatement':
      return check(at.expression);
    case 'EmptyStatement':
    case 'Literal':
    case 'Identifier':
    case 'ThisExpression':
      return false;
    case 'VariableDeclaration':
      return at.declarations.some(({ id, init }) => id.type !== 'Identifier' || check(init));
    case 'AssignmentExpression': {
      const left = unwrap(at.left);
      const isPlain =
        left.type === 'Identifier' ||
        (left.type === 'MemberExpression' && left.object.type === 'ThisExpression' && !left.computed);
      return !isPlain || at.operator !== '=' || check(at.right);
    }
    case 'UpdateExpression':
      return (
        at.argument.type !== 'Identifier' &&
        !(at.argument.type === 'MemberExpression' && at.argument.object.type === 'ThisExpression')
      );
    case 'MemberExpression':
      return at.object.type !== 'ThisExpression' || at.computed;
    case 'ArrayExpression':
      return at.elements.some(check);
    case 'ObjectExpression':
      return at.properties.some((each) => each.type !== 'Property' || each.computed || check(each.value));
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      if (callee.type === 'Identifier' && resolvers.has(callee.name)) return at.arguments.some(check);
      if (callee.type === 'Identifier' && isTimer(at) && source.bindings.isGlobal(callee))
        return !isFunction(at.arguments[0]) || at.arguments.some(check);
      if (callee.type !== 'MemberExpression' || !/^(?:push|unshift|set|add)$/u.test(propertyName(callee) ?? ''))
        return true;
      return !isBuiltInCollection(callee.object, source) || at.arguments.some(check);
    }
    default:
      return true;
  }
}

/** Whether some statements of an executor may throw or run other code: those from one place to another, its end excluded. */
export function hasWork({ body, resolvers }: OriginSite, start: number, end: number, source: Source): boolean {
  const names = new Set(resolvers.map(({ variable }) => variable.name));
  return body.slice(start, end).some((statement) => !isKeep(statement) && mayThrow(statement, source, names));
}

function isKeep(statement: Node): boolean {
  return (
    statement.type === 'ExpressionStatement' &&
    statement.expression.type === 'AssignmentExpression' &&
    unwrap(statement.expression.right).type === 'Identifier'
  );
}

/** Whether the file shows that the place holds an array, Map or Set, whose methods do not throw, and nothing else. */
function isBuiltInCollection(node: Node, source: Source): boolean {
  const place = knownPlace(node, source);
  if (place === undefined) return false;
  const values: Node[] = [];
  const start = place.kind === 'variable' ? initializer(place.variable) : fieldDeclaration(place)?.value;
  if (start) values.push(start);
  for (const { node: mention } of mentionsOf(place, completionModel(source), source)) {
    const { parent } = wrapped(mention);
    if (parent?.type === 'AssignmentExpression' && parent.left === wrapped(mention)) values.push(parent.right);
  }
  return values.length > 0 && values.every(isNewCollection);
}

function knownPlace(node: Node, source: Source): Place | undefined {
  try {
    return placeOf(node, source);
  } catch (error) {
    if (error instanceof SkipSite) return undefined;
    throw error;
  }
}

function isNewCollection(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'ArrayExpression') return true;
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && /^(?:Map|Set|Array)$/u.test(at.callee.name);
}
