import { functionRun, getterRead, localFunction } from './local-functions.ts';
import { Places } from '../flow/places.ts';
import {
  chainRootOf,
  calledName,
  dottedName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { constantValue, initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import type { Completion } from './completion.ts';
import { infalliblePromises } from './failure-sources.ts';
import { bodyOf } from './function-bodies.ts';
import { entrants } from './races/races.ts';
import { reactionAt } from './reactions.ts';
import { registrationAt } from './registrations.ts';
import { pauseName } from './times.ts';

/** What writes down that something failed, and no more. */
const logging =
  /^(?:(?:globalThis\.|window\.)?console\.\w+|(?:\w+\.)*#?_?(?:log|logger|logging|LOG)(?:\.(?:error|warn|info|debug|log|trace|fatal))?)$/u;

/** What gives a promise of a length of time. */

/** Tells whether the rejection of a promise that is chained on reaches anybody. */
export class RejectionFlow {
  readonly #source: Source;
  readonly #places: Places;
  /** The functions whose results are looked at now. */
  readonly #asked = new Set<FunctionNode>();

  constructor(source: Source) {
    this.#source = source;
    this.#places = new Places(source.bindings);
  }

  /** Whether nobody reacts to the rejection of what `then` is called on: neither here nor further up or down the chain. */
  isLost(then: Node, completion: Completion): boolean {
    const reaction = reactionAt(then, this.#source);
    if (reaction === undefined || takesRejection(reaction.callbacks)) return false;
    return this.#canReject(reaction.promise) && this.#isDropped(then, completion, 0);
  }

  /** Down the chain: whether what it begins with may reject, and nothing has reacted to that on the way. */
  #canReject(receiver: Node): boolean {
    let at = unwrap(receiver);
    while (at.type === 'CallExpression') {
      const callee = unwrap(at.callee);
      const run = functionRun(at, this.#source);
      if (neverRejects(run) || (run !== undefined && this.#givesSafe(run))) return false;
      if (callee.type === 'Identifier') return !infalliblePromises.test(callee.name);
      if (callee.type !== 'MemberExpression') return true;
      const name = propertyName(callee) ?? '';
      if (name === 'catch' || (name === 'then' && hasRejection(at))) return false;
      if (/^(?:all|race|any)$/u.test(name) && this.#areSafe(at)) return false;
      if (name !== 'then' && name !== 'finally') return !infalliblePromises.test(name) && !isTestChain(callee);
      at = unwrap(callee.object);
    }
    if (at.type === 'NewExpression') {
      const [executor] = at.arguments;
      return !(executor && isFunction(executor) && executor.params.length < 2);
    }
    if (at.type === 'MemberExpression') return this.#isUnheard(at, propertyName(at));
    return at.type !== 'Identifier' || this.#isUnheard(at, at.name);
  }

  /** `const quiet = () => load().catch(() => undefined)`: whether all that a function gives cannot reject. */
  #givesSafe(fn: FunctionNode): boolean {
    if (fn.async || fn.generator || this.#asked.has(fn)) return false;
    this.#asked.add(fn);
    const given =
      fn.body.type === 'BlockStatement' ? bodyOf(fn).returnStatements.map(({ argument }) => argument) : [fn.body];
    const isSafe = given.length > 0 && given.every((each) => each && isCallOrNew(each) && !this.#canReject(each));
    this.#asked.delete(fn);
    return isSafe;
  }

  /** `Promise.all([a, b])` of promises none of which can reject, `Promise.all(keys.map((key) => new Promise((resolve) => …)))`. */
  #areSafe({ arguments: [list] }: CallExpression): boolean {
    const all = list ? [...entrants(list, this.#source)] : [];
    const fn = list && this.#mapped(list);
    if (all.some((each) => this.#canReject(each))) return false;
    return fn === undefined ? all.length > 0 : neverRejects(fn) || this.#givesSafe(fn);
  }

  /** The function that gives the elements of a list, which may have a name. */
  #mapped(list: Node): FunctionNode | undefined {
    const at = unwrap(list);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const call = unwrap(constantValue(variable) ?? at);
    if (call.type !== 'CallExpression' || calledName(call) !== 'map') return undefined;
    const [fn] = call.arguments;
    return fn && localFunction(fn, this.#source);
  }

  /** Whether a promise that has a name is chained on nowhere else in a way that hears of its rejection. */
  #isUnheard(node: Node, name: string | undefined): boolean {
    if (name === undefined || infalliblePromises.test(name)) return false;
    const variable = node.type === 'Identifier' ? this.#source.bindings.variable(node) : undefined;
    const init = variable && initializer(variable);
    if ((init?.type === 'CallExpression' || init?.type === 'NewExpression') && !this.#canReject(init)) return false;
    const key = this.#places.key(node);
    if (node.type === 'MemberExpression' && (this.#isSafeField(name, key) || this.#isSafeGetter(node))) return false;
    const uses: readonly Node[] =
      node.type === 'Identifier' ? this.#source.mentions.identifiers(name) : this.#source.mentions.members(name);
    return uses.every((use) => {
      if (this.#places.key(use) !== key) return true;
      const at = wrapped(use);
      const { parent } = at;
      if (parent?.type !== 'MemberExpression' || parent.object !== at) {
        // Its declaration and its assignments hear of nothing; whoever else has it may.
        return (
          (parent?.type === 'VariableDeclarator' && parent.id === at) ||
          (parent?.type === 'AssignmentExpression' && parent.left === at) ||
          isFunction(parent) ||
          parent?.type === 'IfStatement'
        );
      }
      const call = wrapped(parent).parent;
      if (call?.type !== 'CallExpression' || call.callee !== wrapped(parent)) return true;
      return propertyName(parent) !== 'catch' && !this.#hearsAbove(call);
    });
  }

  /** Whether all that a field is ever given, as far as the file shows, cannot reject. */
  #isSafeField(name: string, key: string | undefined): boolean {
    const values = this.#source.mentions.members(name).flatMap((member) => {
      const { parent } = wrapped(member);
      const isWritten = parent?.type === 'AssignmentExpression' && unwrap(parent.left) === member;
      return isWritten && this.#places.key(member) === key ? [unwrap(parent.right)] : [];
    });
    return values.length > 0 && values.every((value) => value.type === 'NewExpression' && !this.#canReject(value));
  }

  /** `get db() { return (this.#db ??= new Promise((resolve) => …)); }`: a getter gives the field that it fills. */
  #isSafeGetter(member: Node): boolean {
    const getter = getterRead(member, this.#source);
    const last = getter?.body.type === 'BlockStatement' ? getter.body.body.at(-1) : undefined;
    const given = last?.type === 'ReturnStatement' && last.argument ? unwrap(last.argument) : undefined;
    const field = given?.type === 'AssignmentExpression' ? unwrap(given.left) : given;
    const name = field?.type === 'MemberExpression' ? propertyName(field) : undefined;
    return field !== undefined && name !== undefined && this.#isSafeField(name, this.#places.key(field));
  }

  #hearsAbove(call: CallExpression): boolean {
    for (let at = call; ;) {
      if (hasRejection(at)) return true;
      const member: Node | undefined = wrapped(at).parent;
      if (member?.type !== 'MemberExpression') return false;
      const next: Node | undefined = wrapped(member).parent;
      if (next?.type !== 'CallExpression') return false;
      if (propertyName(member) === 'catch') return true;
      at = next;
    }
  }

  /** Up the chain: whether what the call gives ends without a reaction to its rejection. */
  #isDropped(call: Node, completion: Completion, depth: number): boolean {
    const at = wrapped(call);
    const { parent } = at;
    switch (parent?.type) {
      case 'ExpressionStatement':
        return true;
      case 'UnaryExpression':
        return parent.operator === 'void';
      case 'LogicalExpression':
      case 'ConditionalExpression':
        return this.#isDropped(parent, completion, depth);
      case 'MemberExpression': {
        const next = wrapped(parent).parent;
        if (parent.object !== at || next?.type !== 'CallExpression' || next.callee !== wrapped(parent)) return false;
        const name = propertyName(parent);
        const isHeard =
          name === 'catch'
            ? !this.#isOnlyTold(next, completion)
            : hasRejection(next) || (name === 'finally' && isSettledIn(next, completion));
        if ((name !== 'then' && name !== 'finally' && name !== 'catch') || isHeard) return false;
        return this.#isDropped(next, completion, depth);
      }
      case 'ArrowFunctionExpression':
        return parent.body === at && this.#isReturnDropped(parent, completion, depth);
      case 'ReturnStatement': {
        const fn = enclosingFunction(parent);
        return fn !== undefined && this.#isReturnDropped(fn, completion, depth);
      }
      default:
        return false;
    }
  }

  /** `.catch((error) => console.error(error))`: somebody reads of it, but the promise does not hear. */
  #isOnlyTold(call: CallExpression, { handles }: Completion): boolean {
    const [handler] = call.arguments;
    const fn = handler && unwrap(handler);
    if (fn === undefined) return false;
    if (!isFunction(fn)) return logging.test(dottedName(fn) ?? '');
    if (handles.some(({ use }) => 'node' in use && isInside(use.node, fn))) return false;
    const statements: readonly Node[] = fn.body.type === 'BlockStatement' ? fn.body.body : [fn.body];
    return (
      statements.length > 0 &&
      statements.every((each) => {
        const at = unwrap(each.type === 'ExpressionStatement' ? each.expression : each);
        return at.type === 'CallExpression' && logging.test(dottedName(at.callee) ?? '');
      })
    );
  }

  #isReturnDropped(fn: FunctionNode, completion: Completion, depth: number): boolean {
    // What an executor returns, nobody gets.
    if (fn === completion.executor) return true;
    if (depth > 5) return false;
    const by = registrationAt(fn, this.#source);
    switch (by?.kind) {
      case 'reaction':
        return this.#isDropped(by.node, completion, depth + 1);
      case 'listener':
      case 'interval':
      case 'timer':
      case 'property':
      case 'subscription':
        return true;
      default:
        return false;
    }
  }
}

/** Whether a function of the file does nothing but make a promise that it cannot reject, or see to its failures itself. */
function neverRejects(fn: FunctionNode | undefined): boolean {
  if (fn === undefined) return false;
  if (fn.async) return catchesAll(fn) || isPause(fn);
  const last = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : fn.body;
  const made = last?.type === 'ReturnStatement' ? last.argument : last;
  if (made?.type !== 'NewExpression') return false;
  const [executor] = made.arguments;
  return isFunction(executor) && executor.params.length < 2 && !executor.async;
}

function isCallOrNew({ type }: Node): boolean {
  return type === 'CallExpression' || type === 'NewExpression';
}

/** `async () => { try { … } catch (error) { report(error); } }` */
function catchesAll({ body }: FunctionNode): boolean {
  const [first, ...rest] = body.type === 'BlockStatement' ? body.body : [];
  if (first?.type !== 'TryStatement' || rest.length > 0 || first.handler === null) return false;
  const fails = ({ type }: Node): boolean => type === 'ThrowStatement' || type === 'AwaitExpression';
  return !someOwnNode(first.handler.body, fails) && !(first.finalizer && someOwnNode(first.finalizer, fails));
}

/** Whether an async function waits for nothing but time. */
function isPause(fn: FunctionNode): boolean {
  const { awaits } = bodyOf(fn);
  if (awaits.length === 0 || someOwnNode(fn.body, ({ type }) => type === 'ThrowStatement')) return false;
  return awaits.every(({ argument }) => {
    const waited = unwrap(argument);
    return waited.type === 'CallExpression' && pauseName.test(calledName(waited) ?? '');
  });
}

/** `.finally(() => ready.resolve())`: whatever happens, nobody is left waiting. */
function isSettledIn({ arguments: [handler] }: CallExpression, { handles }: Completion): boolean {
  return handler !== undefined && handles.some(({ use }) => 'node' in use && isInside(use.node, handler));
}

export function hasRejection(call: CallExpression): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'then') return false;
  return takesRejection(call.arguments);
}

function takesRejection([first, second]: readonly Node[]): boolean {
  if (first?.type === 'SpreadElement') return true;
  const at = second && unwrap(second);
  return (
    at !== undefined &&
    !(at.type === 'Identifier' && at.name === 'undefined') &&
    !(at.type === 'Literal' && at.value === null)
  );
}

/** Cypress and its like queue commands, and fail the test themselves. */
function isTestChain(member: Node): boolean {
  const root = chainRootOf(member);
  return root.type === 'Identifier' && root.name === 'cy';
}
