import { isTimer } from '../../flow/callback-timing.ts';
import { completionModel } from '../../model/build-model.ts';
import { initializer, isConstant } from '../../source/scopes.ts';
import {
  dottedName,
  isFunction,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { fieldDeclaration, mentionsOf, placeOf, type Place } from './kept.ts';
import type { OriginSite } from './origin-site.ts';
import { isRefusal } from './skip.ts';

/** Functions of the platform that do not throw, whatever they are given here. */
const harmless =
  /^(?:clearTimeout|clearInterval|clearImmediate|Date\.now|performance\.now|Symbol|Boolean|Array\.isArray|Array\.of|Object\.is|Number\.is\w+|Math\.(?:max|min|random|floor|ceil|round|abs))$/u;

/** Constructors that do not throw when they are given nothing, or what does not throw. */
const harmlessClasses =
  /^(?:(?:Aggregate|Eval|Range|Reference|Syntax|Type|URI)?Error|Map|Set|WeakMap|WeakSet|AbortController|Date)$/u;

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
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'BlockStatement':
      return at.body.some(check);
    case 'IfStatement':
    case 'ConditionalExpression':
      return [at.test, at.consequent, at.alternate].some(check);
    case 'ReturnStatement':
      return check(at.argument);
    case 'TryStatement':
      return (
        (at.handler ? at.handler.param?.type === 'ObjectPattern' || check(at.handler.body) : check(at.block)) ||
        check(at.finalizer)
      );
    case 'VariableDeclaration':
      return at.declarations.some(({ id, init }) => id.type !== 'Identifier' || check(init));
    case 'AssignmentExpression': {
      const left = unwrap(at.left);
      const isPlain = left.type === 'Identifier' || (left.type === 'MemberExpression' && isOwnMember(left, source));
      return !isPlain || at.operator !== '=' || check(at.right);
    }
    case 'UpdateExpression':
      return (
        at.argument.type !== 'Identifier' &&
        !(at.argument.type === 'MemberExpression' && at.argument.object.type === 'ThisExpression')
      );
    case 'UnaryExpression':
      return !/^(?:!|typeof|void)$/u.test(at.operator) || check(at.argument);
    case 'BinaryExpression':
      return !/^[!=]==$/u.test(at.operator) || check(at.left) || check(at.right);
    case 'LogicalExpression':
      return check(at.left) || check(at.right);
    case 'TemplateLiteral':
      return at.expressions.some((each) => unwrap(each).type !== 'Literal');
    case 'MemberExpression':
      return !isOwnMember(at, source);
    case 'ArrayExpression':
      return at.elements.some(check);
    case 'ObjectExpression':
      return at.properties.some((each) => each.type !== 'Property' || each.computed || check(each.value));
    case 'NewExpression':
      return (
        at.callee.type !== 'Identifier' ||
        !harmlessClasses.test(at.callee.name) ||
        !source.bindings.isGlobal(at.callee) ||
        (!at.callee.name.endsWith('Error') && at.arguments.length > 0) ||
        at.arguments.some((each) => unwrap(each).type === 'Identifier' || check(each))
      );
    case 'CallExpression':
      return callMayThrow(at, source, resolvers) || at.arguments.some(check);
    default:
      return true;
  }
}

function callMayThrow(call: CallExpression, source: Source, resolvers: ReadonlySet<string>): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    if (resolvers.has(callee.name)) return false;
    if (!source.bindings.isGlobal(callee)) return true;
    if (isTimer(call) || callee.name === 'queueMicrotask') return !isCallback(call.arguments[0], resolvers);
    return !harmless.test(callee.name);
  }
  if (callee.type !== 'MemberExpression') return true;
  const root = unwrap(callee.object);
  if (root.type === 'Identifier' && source.bindings.isGlobal(root) && harmless.test(dottedName(callee) ?? ''))
    return false;
  const name = propertyName(callee);
  if (name !== undefined && /^(?:push|unshift|set|add|delete|has|clear)$/u.test(name))
    return !isBuiltInCollection(callee.object, source);
  if (name !== undefined && /^(?:on|once|addListener|addEventListener)$/u.test(name))
    return (
      !isCallback(call.arguments[1], resolvers) || call.arguments[0]?.type !== 'Literal' || !isEmitter(root, source)
    );
  return true;
}

/** Whether the node is surely a function. */
function isCallback(node: Node | undefined, resolvers: ReadonlySet<string>): boolean {
  const at = node && unwrap(node);
  return isFunction(at) || (at?.type === 'Identifier' && resolvers.has(at.name));
}

/** Things of the platform that take listeners and say no word about them. */
const emitters =
  /^(?:EventEmitter|EventTarget|AbortController|Worker|WebSocket|XMLHttpRequest|Image|Socket|MessageChannel|FileReader)$/u;

function isEmitter(node: Node, source: Source): boolean {
  if (node.type !== 'Identifier') return false;
  if (/^(?:window|document|process|self)$/u.test(node.name) && source.bindings.isGlobal(node)) return true;
  const variable = source.bindings.variable(node);
  const made = variable && isConstant(variable) ? initializer(variable) : undefined;
  const value = made && unwrap(made);
  return value?.type === 'NewExpression' && value.callee.type === 'Identifier' && emitters.test(value.callee.name);
}

/** `this.x`, or a property of an object that a name surely holds. */
function isOwnMember(
  { object, computed }: { readonly object: Node; readonly computed: boolean },
  source: Source,
): boolean {
  const at = unwrap(object);
  if (computed) return false;
  if (at.type === 'ThisExpression') return true;
  if (at.type !== 'Identifier') return false;
  const variable = source.bindings.variable(at);
  const made = variable && isConstant(variable) ? initializer(variable) : undefined;
  const value = made && unwrap(made);
  return (
    value?.type === 'ObjectExpression' &&
    !value.properties.some((each) => each.type !== 'Property' || each.kind !== 'init')
  );
}

/** Whether a statement neither throws nor runs code that is not its own. */
export function isQuiet(statement: Node, source: Source, resolvers: ReadonlySet<string>): boolean {
  if (mayThrow(statement, source, resolvers)) return false;
  let isTried = false;
  walk(statement, (node) => {
    isTried ||= node.type === 'TryStatement';
    return !isFunction(node);
  });
  return !isTried;
}

/** Whether some statements of an executor may throw or run other code: those from one place to another, its end excluded. */
export function hasWork({ body, resolvers }: OriginSite, start: number, end: number, source: Source): boolean {
  const names = new Set(resolvers.map(({ variable }) => variable.name));
  return body.slice(start, end).some((statement) => !isKeep(statement) && !isQuiet(statement, source, names));
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
  try {
    const values = valuesOf(placeOf(node, source), source);
    return values.length > 0 && values.every(isNewCollection);
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

/** All that is ever put into a place. @throws {PlacesStay} where the file does not show it. */
function valuesOf(place: Place, source: Source): Node[] {
  const values: Node[] = [];
  const start = place.kind === 'variable' ? initializer(place.variable) : fieldDeclaration(place)?.value;
  if (start) values.push(start);
  for (const { node: mention } of mentionsOf(place, completionModel(source), source)) {
    const { parent } = wrapped(mention);
    if (parent?.type === 'AssignmentExpression' && parent.left === wrapped(mention)) values.push(parent.right);
  }
  return values;
}

function isNewCollection(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'ArrayExpression') return true;
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && /^(?:Map|Set|Array)$/u.test(at.callee.name);
}
