import {
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
  calledName,
} from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import { completionModel } from '../build-model.ts';
import type { Source } from '../../source/source.ts';
import { asksInVain, isUsed, logs, reachesCaller, stepsOf } from './abort-answers.ts';
import type { AbortListener } from './abort-listeners.ts';

import { isSameSignal, signalKeys } from './abort-signals.ts';
import { usesOfFunction } from '../function-uses.ts';
import { getterRead, localFunction, callsOf, variableOfFunction } from '../local-functions.ts';
import { isExecutor, isRepeatedLater, leaves, suspendsBetween, turnOf } from '../turns.ts';
import { isExportedDeclaration } from '../producers/exported.ts';

// An aborted signal never says `abort` again, so who listens has also to ask, in the same turn: what was asked before an
// `await` may have changed after it.

/** Where a signal is asked whether it has aborted. */
interface Check {
  readonly node: Node;
  readonly keys: readonly string[];
}

const all = new WeakMap<Node, readonly Check[]>();

function checksOf(source: Source): readonly Check[] {
  let checks = all.get(source.ast);
  if (checks === undefined) {
    const asked = new Set<Node>();
    const found = [...findChecks(source)];
    for (const each of found) found.push(...checksByCalls(each, asked, source));
    all.set(source.ast, (checks = found));
  }
  return checks;
}

/** `assertLive(signal)`: who calls a function of the file that asks its parameter asks what it gives. */
function* checksByCalls({ node, keys }: Check, asked: Set<Node>, source: Source): Generator<Check> {
  const fn = turnOf(node).at(-1);
  // What an async function throws, nobody has to hear.
  if (fn === undefined || fn.async || fn.generator || !isPassed(node, fn, source)) return;
  const index = fn.params.findIndex((each) => isSameSignal(signalKeys(each, source), keys));
  const parameter = fn.params[index];
  if (parameter === undefined || asked.has(parameter)) return;
  asked.add(parameter);
  for (const use of usesOfFunction(fn, source)) {
    const given = use.kind === 'call' ? use.call.arguments[index] : undefined;
    if (use.kind === 'call' && given && isUsed(use.call, source) && reachesCaller(node, fn, use.call, source))
      yield { node: use.call, keys: signalKeys(given, source) };
  }
}

function* findChecks(source: Source): Generator<Check> {
  const { mentions } = source;
  for (const name of ['aborted', 'throwIfAborted']) {
    for (const member of mentions.members(name))
      if (isUsed(member, source)) yield { node: member, keys: signalKeys(member.object, source) };
    for (const node of mentions.identifiers(name)) {
      // `const { aborted } = signal`
      const pattern = node.parent.type === 'Property' ? node.parent.parent : undefined;
      const declarator = pattern?.type === 'ObjectPattern' ? pattern.parent : undefined;
      if (declarator?.type === 'VariableDeclarator' && declarator.init)
        yield { node, keys: signalKeys(declarator.init, source) };
    }
  }
  // `throwIfAborted(signal)`, `if (isAborted(signal))`
  for (const node of mentions.matching(/\b\w*[aA]bort(?:ed|Check|Signal)?\w*(?=\()|\b\w*[cC]ancel(?:l?ed)\w*(?=\()/g)) {
    const at = node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node;
    // The signal’s own has been seen above.
    if (at.type === 'MemberExpression' && propertyName(at) === 'throwIfAborted') continue;
    const call = wrapped(at).parent;
    if (call?.type !== 'CallExpression' || unwrap(call.callee) !== at) continue;
    if (!/check|throw|assert|ensure|raise|verify|^is|^has|^was|aborted|cancell?ed/iu.test(calledName(call) ?? ''))
      continue;
    if (!isUsed(call, source) || asksInVain(call, source)) continue;
    const keys = call.arguments.flatMap((each) => signalKeys(each, source));
    yield { node: call, keys: call.arguments.length === 0 ? ['*'] : keys };
  }
}

/** Functions that test frameworks make to write down how they are called. */
const spies =
  /^(?:(?:vi|jest|mock|sinon|td|t\.mock)\.(?:fn|spy|stub|func|function)|spy|createSpy|jasmine\.createSpy)$/u;

/** Whether a listener is there to be told, and nothing waits for it: a bare spy, or code that only logs. */
export function onlyRecords({ handler, kind }: AbortListener, source: Source): boolean {
  if (handler === undefined || kind === 'promise') return false;
  const at = unwrap(handler);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const init = constantValue(variable);
  const made = unwrap(init ?? at);
  if (made.type === 'CallExpression') return made.arguments.length === 0 && spies.test(dottedName(made.callee) ?? '');
  const fn = localFunction(handler, source);
  if (fn === undefined) return false;
  const steps = stepsOf(fn.body);
  return steps.length > 0 && steps.every(logs);
}

/** Whether the signal is asked in the turn of the registration, before or after it. */
export function isCheckedAfresh(listener: AbortListener, source: Source): boolean {
  return new Asker(source).isAsked(listener.node, listener.keys, 0);
}

class Asker {
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  isAsked(site: Node, keys: readonly string[], depth: number): boolean {
    const turn = turnOf(site);
    if (depth === 0 && this.#isAdapted(site, keys)) return true;
    for (const check of checksOf(this.#source)) {
      if (!isSameSignal(check.keys, keys) && !check.keys.includes('*')) continue;
      for (const at of this.#sitesOf(check.node, turn, 0)) if (this.#protects(at, site, turn)) return true;
    }
    const root = turn.at(-1);
    return root !== undefined && depth < 3 && this.#callersAsk(root, keys, depth);
  }

  /** `{ get isCancelled() { return signal.aborted; }, onCancelled(listener) { … } }`: who is to be told can ask as well. */
  #isAdapted(site: Node, keys: readonly string[]): boolean {
    const fn = enclosingFunction(site);
    const object = fn?.parent.type === 'Property' ? fn.parent.parent : undefined;
    if (fn === undefined || object?.type !== 'ObjectExpression') return false;
    return checksOf(this.#source).some(
      (check) => isInside(check.node, object) && !isInside(check.node, fn) && isSameSignal(check.keys, keys),
    );
  }

  /** Where a check runs in the turn: where it stands, or where the function is called that it stands in. */
  *#sitesOf(check: Node, turn: readonly (FunctionNode | undefined)[], depth: number): Generator<Node> {
    const home = turnOf(check);
    if (home.some((fn) => turn.includes(fn))) yield check;
    const root = home.at(-1);
    if (root === undefined || turn.includes(root) || depth > 2) return;
    for (const run of this.#runsOf(root)) yield* this.#sitesOf(run, turn, depth + 1);
  }

  /** The calls of a function; of a getter, where it is read. */
  #runsOf(fn: FunctionNode): readonly Node[] {
    const { parent } = fn;
    const name = parent.type === 'MethodDefinition' && parent.kind === 'get' ? propertyName(parent) : undefined;
    if (name === undefined) return this.#callsOf(fn);
    return this.#source.mentions.members(name).filter((member) => getterRead(member, this.#source) === fn);
  }

  #callsOf(fn: FunctionNode): readonly CallExpression[] {
    const { parent } = fn;
    if (parent.type !== 'MethodDefinition' && parent.type !== 'PropertyDefinition')
      return [...callsOf(fn, this.#source)];
    const name = propertyName(parent);
    if (name === undefined) return [];
    return this.#source.mentions
      .members(name)
      .filter((member) => localFunction(member, this.#source) === fn)
      .map((member) => wrapped(member).parent)
      .filter((call) => call?.type === 'CallExpression');
  }

  #protects(check: Node, site: Node, turn: readonly (FunctionNode | undefined)[]): boolean {
    const source = this.#source;
    // What the called function asks has been judged there, and protects nobody from here either.
    if (check === site) return false;
    if (isInside(check, site) && !turn.includes(enclosingFunction(check))) return false;
    if (!isPassed(check, site, source) || isSwallowed(check, site)) return false;
    if (check.range[0] < site.range[0]) {
      if (suspendsBetween(check.range[1], site.range[0], turn, source)) return false;
      return !isRepeatedLater(site, check, turn, source) && !goesOn(check, site, source);
    }
    return !suspendsBetween(site.range[1], check.range[0], turn, source);
  }

  /** The calls of a function that nobody else can call; undefined where there may be others. */
  #allCallsOf(fn: FunctionNode): readonly CallExpression[] | undefined {
    const source = this.#source;
    const method = privateName(fn);
    if (method !== undefined) {
      const calls = this.#callsOf(fn);
      return calls.length > 0 && calls.length === source.mentions.members(method).length ? calls : undefined;
    }
    const variable = variableOfFunction(fn, source);
    if (variable === undefined || isExportedDeclaration(fn)) return undefined;
    const uses = variable.references.filter((reference) => reference.isRead());
    const calls = [...callsOf(fn, source)];
    return calls.length === 0 || calls.length < uses.length ? undefined : calls;
  }

  /** Whether all who call the function have asked. */
  #callersAsk(fn: FunctionNode, keys: readonly string[], depth: number): boolean {
    const source = this.#source;
    const calls = this.#allCallsOf(fn) ?? [];
    return (
      calls.length > 0 &&
      calls.every((call) => {
        if (isInside(call, fn)) return false;
        const given = fn.params.flatMap((parameter, index) => {
          const argument = call.arguments[index];
          const name = parameter.type === 'AssignmentPattern' ? parameter.left : parameter;
          if (argument === undefined || name.type !== 'Identifier') return [];
          const declared = source.bindings.declaredBy(name);
          const own = declared?.references.find((reference) => reference.isRead())?.identifier;
          return own && isSameSignal(signalKeys(own, source), keys) ? signalKeys(argument, source) : [];
        });
        return this.isAsked(call, [...keys, ...given], depth + 1);
      })
    );
  }
}

/** The name of a method that nothing but its class calls. */
function privateName({ parent }: FunctionNode): string | undefined {
  if (parent.type !== 'MethodDefinition' || parent.kind !== 'method') return undefined;
  return parent.accessibility === 'private' || parent.key.type === 'PrivateIdentifier'
    ? propertyName(parent)
    : undefined;
}

/** Whether code that comes to the registration also comes by the check: no branch decides but one about the signal. */
function isPassed(check: Node, site: Node, source: Source): boolean {
  let inner = check;
  for (let at = check.parent; at && !isInside(site, at); inner = at, at = at.parent) {
    const test = testOf(at, inner);
    // `if (full) return …; else if (signal.aborted) return …;` lets through only who comes by the check.
    const isLeft = at.type === 'IfStatement' && at.alternate === inner && leaves(at.consequent);
    if (
      test &&
      !isLeft &&
      !isAskedLast(at, site) &&
      !/signal|abort|cancel|controller/iu.test(source.text.slice(...test.range))
    )
      return false;
    if (at.type === 'CatchClause' || at.type === 'SwitchCase') return false;
  }
  return true;
}

/** `if (closed || signal.aborted) return …;`: who goes on has asked for both. */
function isAskedLast(either: Node, site: Node): boolean {
  let test = either;
  while (test.type === 'LogicalExpression' && test.operator === '||') {
    const at = wrapped(test);
    const { parent } = at;
    if ((parent?.type === 'IfStatement' || parent?.type === 'ConditionalExpression') && parent.test === at) {
      if (parent.alternate !== null && isInside(site, parent.alternate)) return true;
      return parent.type === 'IfStatement' && leaves(parent.consequent);
    }
    if (parent === undefined) return false;
    test = parent;
  }
  return false;
}

/** `try { signal.throwIfAborted(); … } catch (error) { log.warn(error); }`: what the check throws, the code goes on after. */
function isSwallowed(check: Node, site: Node): boolean {
  if (!throws(check)) return false;
  for (let at = check; at.parent && !isFunction(at); at = at.parent) {
    const { parent } = at;
    if (parent.type === 'TryStatement' && parent.block === at && parent.handler)
      return !isInside(site, parent) && stepsOf(parent.handler.body).every(logs);
  }
  return false;
}

/** Whether it is by a throw that a check keeps an aborted signal out. */
function throws(check: Node): boolean {
  const call = check.type === 'MemberExpression' ? wrapped(check).parent : check;
  if (call?.type === 'CallExpression' && /throw/iu.test(calledName(call) ?? '')) return true;
  let at = check;
  while (at.parent && !/Statement$|Declaration$/u.test(at.type)) at = at.parent;
  return at.type === 'IfStatement' && stepsOf(at.consequent).at(-1)?.type === 'ThrowStatement';
}

/** What decides whether a part of a node runs. */
function testOf(at: Node, part: Node): Node | undefined {
  if (at.type === 'IfStatement' || at.type === 'ConditionalExpression') return at.test === part ? undefined : at.test;
  return at.type === 'LogicalExpression' && at.right === part ? at.left : undefined;
}

/**
 * `if (signal.aborted) reject(signal.reason);` and then the work: the promise is settled, and the code goes on all the same.
 * What comes after need not be work: listeners may be registered to no effect.
 */
function goesOn(check: Node, site: Node, source: Source): boolean {
  let branch: Node | undefined = check;
  while (branch && branch.type !== 'IfStatement' && !/Statement$|Declaration$/u.test(branch.type))
    branch = branch.parent;
  if (branch?.type !== 'IfStatement' || isInside(site, branch) || branch.alternate !== null) return false;
  const { consequent, parent } = branch;
  if (leaves(consequent) || parent.type !== 'BlockStatement') return false;
  const [only, ...others] = consequent.type === 'BlockStatement' ? consequent.body : [consequent];
  if (only?.type !== 'ExpressionStatement' || others.length > 0) return false;
  const call = unwrap(only.expression);
  const home = enclosingFunction(branch);
  if (call.type !== 'CallExpression' || home?.body !== parent) return false;
  const callee = unwrap(call.callee);
  const isOwn = isExecutor(home)
    ? home.params.some(
        (each) => each.type === 'Identifier' && callee.type === 'Identifier' && each.name === callee.name,
      )
    : rejectsRecord(callee, home, source);
  return (
    isOwn && parent.body.some((each) => each.range[0] >= branch.range[1] && !isInside(site, each) && startsWork(each))
  );
}

/** `done.reject(signal.reason)`, of a `const done = Promise.withResolvers()` that the function has made. */
function rejectsRecord(callee: Node, home: FunctionNode, source: Source): boolean {
  if (
    callee.type !== 'MemberExpression' ||
    !/^(?:reject|(?:trySet|set)(?:Canceled|Exception))$/u.test(propertyName(callee) ?? '')
  )
    return false;
  const record = unwrap(callee.object);
  const variable = record.type === 'Identifier' ? source.bindings.variable(record) : undefined;
  const made = constantValue(variable);
  return (
    made !== undefined &&
    completionModel(source).completions.some(({ node }) => node === made) &&
    enclosingFunction(made) === home
  );
}

function startsWork(statement: Node): boolean {
  if (statement.type === 'VariableDeclaration')
    return statement.declarations.some(
      ({ init }) => init !== null && !isFunction(unwrap(init)) && /Call|New/u.test(unwrap(init).type),
    );
  if (statement.type !== 'ExpressionStatement') return statement.type !== 'FunctionDeclaration';
  let at = unwrap(statement.expression);
  if (at.type === 'AssignmentExpression') at = unwrap(at.right);
  if (at.type !== 'CallExpression' && at.type !== 'NewExpression') return false;
  const name = at.type === 'CallExpression' ? calledName(at) : undefined;
  return !/^(?:addEventListener|removeEventListener|on|once|addListener|off|clearTimeout|log|debug)$/u.test(name ?? '');
}
