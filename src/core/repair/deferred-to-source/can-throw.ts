import type { TSESTree } from '@typescript-eslint/types';
import { isTimer } from '../../flow/callback-timing.ts';
import { completionModel } from '../../model/build-model.ts';
import { constantValue, initializer, type Variable } from '../../source/scopes.ts';
import {
  assignmentTo,
  dottedName,
  isFunction,
  isInside,
  isNothing,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode, someOwnNode } from '../../source/visit.ts';
import { fieldDeclaration, mentionsOf, placeOf, type Place } from './kept.ts';
import type { OriginSite } from './origin-site.ts';
import { isAssignable, isUndeclaredYet } from './assignable.ts';
import { isRefusal } from './skip.ts';
import { annotationOf, fieldOf, isSurelyObject, typeName } from './sure-objects.ts';

/** Functions of the platform that do not throw, whatever they are given here. */
const harmless =
  /^(?:clearTimeout|clearInterval|clearImmediate|Date\.now|performance\.now|Symbol|Boolean|Array\.isArray|Array\.of|Object\.is|Number\.is\w+|Math\.(?:max|min|random|floor|ceil|round|abs))$/u;

/** Constructors of the platform that do not throw when they are given nothing. */
const harmlessClasses = /^(?:Map|Set|WeakMap|WeakSet|AbortController|Date)$/u;

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
    case 'ThisExpression':
    case 'BreakStatement':
    case 'ContinueStatement':
      return false;
    case 'Identifier':
      return isUndeclaredYet(at, source);
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
      const isPlain =
        (left.type === 'Identifier' && isAssignable(left, source)) ||
        (left.type === 'MemberExpression' && isPlainMember(left, source, check));
      return !isPlain || at.operator !== '=' || check(at.right);
    }
    case 'UpdateExpression':
      return at.argument.type !== 'Identifier' && check(at.argument);
    case 'UnaryExpression':
      return !/^(?:!|typeof|void)$/u.test(at.operator) || check(at.argument);
    case 'BinaryExpression':
      if (at.operator === 'instanceof' && isOwnError(at.right, source)) return check(at.left);
      // What is compared by its size is made a number first.
      if (/^[<>]=?$/u.test(at.operator) && [at.left, at.right].some((each) => !isSurelyNumber(each, source)))
        return true;
      return !/^(?:[!=]==|[<>]=?)$/u.test(at.operator) || check(at.left) || check(at.right);
    case 'LogicalExpression':
      return check(at.left) || check(at.right);
    case 'SequenceExpression':
      return at.expressions.some(check);
    case 'TemplateLiteral':
      return at.expressions.some((each) => unwrap(each).type !== 'Literal');
    case 'MemberExpression':
      return !isPlainMember(at, source, check);
    case 'ArrayExpression':
      return at.elements.some(check);
    case 'ObjectExpression':
      return at.properties.some((each) => each.type !== 'Property' || each.computed || check(each.value));
    case 'NewExpression':
      return newMayThrow(at, source) || at.arguments.some(check);
    case 'CallExpression':
      return callMayThrow(at, source, resolvers) || at.arguments.some(check);
    default:
      return true;
  }
}

/** The class of errors of the language, which anything may be asked to be one of. */
function isOwnError(node: Node, source: Source): boolean {
  return node.type === 'Identifier' && /^\w*Error$/u.test(node.name) && source.bindings.isGlobal(node);
}

/** `1`, `this.waiters.length`, and what TypeScript takes for nothing but a number. */
function isSurelyNumber(node: Node, source: Source): boolean {
  const at = unwrap(node);
  if (at.type === 'Literal') return typeof at.value === 'number';
  if (at.type === 'MemberExpression' && /^(?:length|size)$/u.test(propertyName(at) ?? ''))
    return isBuiltInCollection(at.object, source);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable) return annotationOf(variable)?.type === 'TSNumberKeyword';
  const field = at.type === 'MemberExpression' && at.object.type === 'ThisExpression' ? fieldOf(at) : undefined;
  return field?.optional === false && field.typeAnnotation?.typeAnnotation.type === 'TSNumberKeyword';
}

/** Errors are made to be thrown, not to throw. */
function newMayThrow({ callee, arguments: given }: TSESTree.NewExpression, source: Source): boolean {
  if (/(?:Error|Exception)$/u.test(lastName(callee) ?? '')) return false;
  return (
    given.length > 0 ||
    callee.type !== 'Identifier' ||
    !harmlessClasses.test(callee.name) ||
    !source.bindings.isGlobal(callee)
  );
}

function callMayThrow(call: CallExpression, source: Source, resolvers: ReadonlySet<string>): boolean {
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    if (resolvers.has(callee.name) || isNativeResolver(callee, source)) return false;
    if (!source.bindings.isGlobal(callee)) return true;
    if (isTimer(call) || callee.name === 'queueMicrotask') return !isCallback(call.arguments[0], source, resolvers);
    return !harmless.test(callee.name);
  }
  if (callee.type !== 'MemberExpression') return true;
  const root = unwrap(callee.object);
  if (root.type === 'Identifier' && source.bindings.isGlobal(root) && harmless.test(dottedName(callee) ?? ''))
    return false;
  const [target] = call.arguments;
  if (dottedName(callee) === 'Object.assign' && source.bindings.isGlobal(root))
    return target === undefined || !isSurelyObject(target, source);
  const name = propertyName(callee);
  if (
    name !== undefined &&
    /^(?:push|unshift|pop|shift|set|get|add|delete|has|clear|at|includes|indexOf|lastIndexOf)$/u.test(name)
  )
    return !isBuiltInCollection(callee.object, source);
  if (name !== undefined && /^(?:on|once|addListener|addEventListener)$/u.test(name))
    return (
      !isCallback(call.arguments[1], source, resolvers) ||
      call.arguments[0]?.type !== 'Literal' ||
      !isEmitter(root, source)
    );
  return true;
}

/** The parameter of an executor around the node, which nothing else is written to: neither of them throws, whatever it is given. */
function isNativeResolver(node: TSESTree.Identifier, source: Source): boolean {
  const variable = source.bindings.variable(node);
  const [definition] = variable?.defs ?? [];
  const executor = definition?.type === 'Parameter' && isFunction(definition.node) ? definition.node : undefined;
  const parent = executor && wrapped(executor).parent;
  return (
    executor?.params.some((each) => each === definition?.name) === true &&
    parent?.type === 'NewExpression' &&
    parent.arguments[0] === wrapped(executor) &&
    parent.callee.type === 'Identifier' &&
    parent.callee.name === 'Promise' &&
    source.bindings.isGlobal(parent.callee) &&
    variable?.references.every((each) => !each.isWrite()) === true
  );
}

/**
 * Whether a statement throws, if it does, before it gives a resolver to anything: `waiters.set(request.id, resolve)`, where
 * only the reading of its arguments may throw.
 */
export function throwsBeforeGiving(statement: Node, source: Source, resolvers: ReadonlySet<string>): boolean {
  const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : statement;
  if (call.type !== 'CallExpression' || callMayThrow(call, source, resolvers)) return false;
  return call.arguments.every(isHeldBack);

  function isHeldBack(node: Node | null): boolean {
    if (node === null) return true;
    const at = unwrap(node);
    switch (at.type) {
      case 'Identifier':
        return true;
      case 'ArrayExpression':
        return at.elements.every(isHeldBack);
      case 'ObjectExpression':
        return at.properties.every((each) => isHeldBack(each.type === 'Property' ? each.value : each));
      default:
        return !someNode(at, (each) => each.type === 'Identifier' && resolvers.has(each.name));
    }
  }
}

/** Whether the node is surely a function. */
function isCallback(node: Node | undefined, source: Source, resolvers: ReadonlySet<string>): boolean {
  const at = node && unwrap(node);
  if (at?.type !== 'Identifier') return isFunction(at);
  if (resolvers.has(at.name)) return true;
  const variable = source.bindings.variable(at);
  if (variable?.defs[0]?.type === 'FunctionName') return true;
  // One that is only ever given functions is one when its statement comes after one that gives it.
  const writes = variable?.references.filter((each) => each.isWrite()) ?? [];
  return (
    writes.length > 0 &&
    writes.every(({ writeExpr }) => writeExpr && isFunction(unwrap(writeExpr))) &&
    writes.some(({ identifier }) => isGivenBefore(identifier, at))
  );
}

/** Whether a statement in a block around the node has written the variable. */
function isGivenBefore(write: Node, node: Node): boolean {
  const { parent } = wrapped(write);
  const statement = parent?.parent;
  const block = statement?.parent;
  return statement !== undefined && block !== undefined && statement.range[1] <= node.range[0] && isInside(node, block);
}

/** Things of the platform that take listeners and say no word about them. */
const emitters =
  /^(?:\w*EventEmitter|EventTarget|AbortController|AbortSignal|(?:Shared)?Worker|WebSocket|XMLHttpRequest|Image|(?:TLS)?Socket|Server|ChildProcess|ChildProcessWithoutNullStreams|(?:Readable|Writable|Duplex|Transform|PassThrough)(?:Stream)?|ReadStream|WriteStream|ClientRequest|ServerResponse|IncomingMessage|MessagePort|FileReader|HTML\w*Element|Element|Document|Window)$/u;

/** Whether the node is something of the platform that takes listeners: as its type says, or by how it is made. */
function isEmitter(node: Node, source: Source): boolean {
  if (node.type === 'MemberExpression') {
    const { object } = node;
    const controller = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
    return propertyName(node) === 'signal' && controller !== undefined && isController(controller);
  }
  if (node.type !== 'Identifier') return false;
  if (/^(?:window|document|process|self)$/u.test(node.name) && source.bindings.isGlobal(node)) return true;
  const variable = source.bindings.variable(node);
  if (variable === undefined) return false;
  const made = constantValue(variable);
  const value = made && unwrap(made);
  if (value?.type === 'NewExpression') return emitters.test(lastName(value.callee) ?? '');
  const type = annotationOf(variable);
  const types = type?.type === 'TSUnionType' ? type.types : type ? [type] : [];
  return (
    types.length > 0 && types.every((each) => each.type === 'TSTypeReference' && emitters.test(typeName(each) ?? ''))
  );
}

/** `const controller = new AbortController()` */
function isController(variable: Variable): boolean {
  const made = constantValue(variable);
  return made?.type === 'NewExpression' && lastName(made.callee) === 'AbortController';
}

/** A property of what surely is an object, under a name or key that does not throw. */
function isPlainMember(
  { object, property, computed }: TSESTree.MemberExpression,
  source: Source,
  mayThrowToo: (node: Node) => boolean,
): boolean {
  if (computed && mayThrowToo(property)) return false;
  const at = unwrap(object);
  return isSurelyObject(at, source) && (at.type !== 'MemberExpression' || !mayThrowToo(at));
}

/** Whether a statement neither throws nor runs code that is not its own. */
export function isQuiet(statement: Node, source: Source, resolvers: ReadonlySet<string>): boolean {
  if (mayThrow(statement, source, resolvers)) return false;
  return !someOwnNode(statement, (node) => node.type === 'TryStatement');
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

/** Whether the file shows that the node gives an array, Map or Set, whose methods do not throw. */
function isBuiltInCollection(node: Node, source: Source): boolean {
  const at = unwrap(node);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const field = at.type === 'MemberExpression' && at.object.type === 'ThisExpression' ? fieldOf(at) : undefined;
  const type = variable
    ? annotationOf(variable)
    : field?.optional === true
      ? undefined
      : field?.typeAnnotation?.typeAnnotation;
  if (type) return isCollectionType(type);
  try {
    const values = valuesOf(placeOf(at, source), source).filter((each) => !isNothing(each));
    return values.some(isNewCollection) && values.every((each) => isNewCollection(each) || isTakenOut(each));
  } catch (error) {
    if (isRefusal(error)) return false;
    throw error;
  }
}

function isCollectionType(type: TSESTree.TypeNode): boolean {
  return (
    type.type === 'TSArrayType' ||
    (type.type === 'TSTypeReference' && /^(?:Array|Map|Set|WeakMap|WeakSet)$/u.test(typeName(type) ?? ''))
  );
}

/** What comes out of another collection, as `map.get(key)`, says nothing else than what goes in. */
function isTakenOut(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'LogicalExpression')
    return isTakenOut(at.left) && (isNewCollection(at.right) || isTakenOut(at.right));
  if (at.type === 'CallExpression') return at.callee.type === 'MemberExpression' && propertyName(at.callee) === 'get';
  return at.type === 'MemberExpression' && at.computed;
}

/** All that is ever put into a place. @throws {PlacesStay} where the file does not show it. */
function valuesOf(place: Place, source: Source): Node[] {
  const values: Node[] = [];
  const start = place.kind === 'variable' ? initializer(place.variable) : fieldDeclaration(place)?.value;
  if (start) values.push(start);
  for (const { node: mention } of mentionsOf(place, completionModel(source), source)) {
    const assignment = assignmentTo(mention);
    if (assignment) values.push(assignment.right);
  }
  return values;
}

function isNewCollection(node: Node): boolean {
  const at = unwrap(node);
  if (at.type === 'ArrayExpression') return true;
  return at.type === 'NewExpression' && at.callee.type === 'Identifier' && /^(?:Map|Set|Array)$/u.test(at.callee.name);
}
