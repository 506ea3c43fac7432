import {
  enclosingFunction,
  isInside,
  isNothing,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import { iterationOf } from '../../source/iterations.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { isController } from '../signals/signals.ts';
import { takenFrom } from '../collections.ts';
import { constantMember } from '../constant-members.ts';
import { calledFunction } from '../local-functions.ts';
import { moduleOf } from '../origins.ts';
import { assignedTo, collectsControllers, keepsController, standsForController } from './abort-signals.ts';
import { isInTest } from '../test-code.ts';

/** A call that aborts with something that is no error. */
export interface BareReason {
  readonly call: CallExpression;
  readonly reason: Node;
}

/** `controller.abort('timeout')`: who catches it finds no message, no stack, and no name. */
export function* bareReasons(source: Source): Generator<BareReason> {
  for (const member of source.mentions.members('abort')) {
    const call = wrapped(member).parent;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== member) continue;
    const [reason, more] = call.arguments;
    // What takes more than a reason is no controller of the platform: `controller.abort('done', true)`.
    if (more !== undefined) continue;
    // In a test the reason only has to be recognised at the other end.
    if (
      reason &&
      isNoError(reason, source) &&
      aborts(member.object, source) &&
      !isInTest(call, source) &&
      !isOver(call, member.object, source)
    )
      yield { call, reason };
  }
}

/** Whether the object is a controller, or `AbortSignal` itself. */
function aborts(object: Node, source: Source): boolean {
  const at = unwrap(object);
  if (at.type === 'Identifier' && at.name === 'AbortSignal') return source.bindings.isGlobal(at);
  if (isController(at)) return true;
  if (isOfProject(at, source)) return false;
  const name = lastName(at);
  if (name !== undefined && /(?:abort|cancel)\w*controller$|^#?_?ac$|^#?_?controller$/iu.test(name)) return true;
  const collection = collectionOf(at, source);
  if (collection !== undefined) return collectsControllers(collection, source);
  if (at.type === 'MemberExpression') return keepsController(at, source);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  if (variable === undefined) return false;
  return variable.references.some(
    ({ writeExpr, identifier: { parent } }) =>
      (!!writeExpr && standsForController(writeExpr, source)) ||
      (parent?.type === 'MemberExpression' && propertyName(parent) === 'signal'),
  );
}

/** The collection that an element comes from: `running.get(id)`, `for (const each of running.values())`, `running.forEach((each) => …)`. */
function collectionOf(element: Node, source: Source): Node | undefined {
  const at = unwrap(element);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const list = iterationOf(variable?.defs[0])?.list;
  const from = unwrap(list ?? constantValue(variable) ?? at);
  const method = from.type === 'CallExpression' ? unwrap(from.callee) : undefined;
  const name = method?.type === 'MemberExpression' ? propertyName(method) : undefined;
  if (method?.type !== 'MemberExpression') return list;
  const isTaken = list
    ? name === 'values'
    : [...takenFrom(method)].some(({ kind, node }) => kind === 'element' && node === from);
  return isTaken ? method.object : undefined;
}

/** `this.controller = new CommandController()`: what a class of the project takes for a reason, that class says. */
function isOfProject(object: Node, source: Source): boolean {
  const variable = object.type === 'Identifier' ? source.bindings.variable(object) : undefined;
  const written = variable?.references.flatMap(({ writeExpr }) => writeExpr ?? []) ?? [];
  const values = object.type === 'MemberExpression' ? assignedTo(object, source) : written;
  const made = values.map(unwrap).filter((each) => !isNothing(each));
  return (
    made.length > 0 && made.every((each) => each.type === 'NewExpression' && isClassOfProject(each.callee, source))
  );
}

function isClassOfProject(callee: Node, source: Source): boolean {
  const at = unwrap(callee);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return variable?.defs[0]?.type === 'ClassName' || moduleOf(variable)?.startsWith('.') === true;
}

/**
 * Whether the work that alone was given the signal has failed already: `try { await request(controller.signal) } catch {
 * controller.abort('request failed') }` only tidies up, and nobody is left who would look at the reason.
 */
function isOver(call: CallExpression, object: Node, source: Source): boolean {
  const { parent: statement } = wrapped(call);
  const handler = statement?.type === 'ExpressionStatement' ? statement.parent.parent : undefined;
  if (handler?.type !== 'CatchClause') return false;
  const at = unwrap(object);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const definition = variable?.defs[0];
  if (variable === undefined || definition?.type !== 'Variable') return false;
  if (enclosingFunction(definition.name) !== enclosingFunction(call)) return false;
  const { block } = handler.parent;
  const uses = variable.references.flatMap(({ identifier: { parent } }) =>
    parent?.type === 'MemberExpression' && propertyName(parent) === 'signal' ? [parent] : [],
  );
  return uses.length > 0 && uses.every((use) => isInside(use, block) && !isKept(use));
}

/** `this.signal = controller.signal`, `return controller.signal` */
function isKept(signal: Node): boolean {
  const { parent } = wrapped(signal);
  return parent?.type === 'AssignmentExpression' || parent?.type === 'ReturnStatement';
}

function isNoError(reason: Node, source: Source, depth = 0): boolean {
  const at = unwrap(reason);
  switch (at.type) {
    case 'Literal':
    case 'TemplateLiteral':
    case 'ObjectExpression':
    case 'ArrayExpression':
      return true;
    case 'BinaryExpression':
      return at.operator === '+';
    case 'ConditionalExpression':
      return isNoError(at.consequent, source, depth) || isNoError(at.alternate, source, depth);
    case 'MemberExpression': {
      const constant = depth < 3 ? constantMember(at, source) : undefined;
      return constant ? isNoError(constant, source, depth + 1) : propertyName(at) === 'message';
    }
    case 'CallExpression': {
      if (at.callee.type === 'Identifier' && source.bindings.isGlobal(at.callee))
        return /^(?:String|Symbol)$/u.test(at.callee.name);
      const run = depth < 3 ? calledFunction(at, source) : undefined;
      const given = run && !run.async && !run.generator ? onlyExpression(run.body) : undefined;
      return given !== undefined && isNoError(given, source, depth + 1);
    }
    case 'Identifier': {
      const variable = source.bindings.variable(at);
      const init = constantValue(variable);
      return init !== undefined && depth < 3 && isNoError(init, source, depth + 1);
    }
    default:
      return false;
  }
}
