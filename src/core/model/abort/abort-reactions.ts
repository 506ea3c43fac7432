import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  enclosingFunction,
  isFunction,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type ClassNode,
  type FunctionNode,
  type MemberExpression,
  type Node,
  calledName,
} from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import { initializer, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk } from '../../source/visit.ts';
import { classChain, classOfMade } from '../class-chains.ts';
import { abortListeners } from './abort-listeners.ts';
import { signalOwnership } from './abort-signals.ts';
import { argumentFor, callsOf, calledFunction, getterRead, localFunction, parameterIndex } from '../local-functions.ts';
import { mayRunByHelper } from '../callbacks/passed-callbacks.ts';
import { servedCompletions } from '../served-completions.ts';
import { isExecutor, leaves } from '../turns.ts';

/** Code that runs because a signal has aborted. */
export interface AbortReaction {
  readonly signal: Node;
  /** The branch, what is left behind the branch of a live signal, or the body of the listener. */
  readonly code: readonly Node[];
}

/** An error that such code makes up. */
export interface InventedError {
  readonly signal: Node;
  readonly error: Node;
  /** The `throw` of it, or the call that it is given to. */
  readonly use: Node;
}

/** The branches and listeners of a file that run after the abort of a signal which others abort, and know why. */
export function* abortReactions(source: Source): Generator<AbortReaction> {
  for (const { ownership, signal, handler } of abortListeners(source)) {
    const fn = ownership === 'foreign' && handler && localFunction(handler, source);
    if (fn) yield { signal, code: [fn.body] };
  }
  for (const { answer, signal } of answers(source)) {
    const code = branchAfter(answer);
    if (code.length > 0 && signalOwnership(signal, source) === 'foreign') yield { signal, code };
  }
}

interface Answer {
  readonly signal: Node;
  readonly answer: Node;
}

/** Where it is read whether a signal has aborted: from the signal, or from a constant that has it from there. */
function* answers(source: Source): Generator<Answer> {
  for (const member of source.mentions.members('aborted')) {
    yield { signal: member.object, answer: member };
    const { parent } = wrapped(member);
    if (parent?.type === 'VariableDeclarator') yield* readsOf(parent.id, member.object, source);
    yield* answersOf(member, source);
  }
  for (const { value, parent } of source.mentions.patterns('aborted')) {
    // `const { aborted } = signal`
    const declarator = parent.parent;
    if (declarator.type === 'VariableDeclarator' && declarator.init) yield* readsOf(value, declarator.init, source);
  }
}

/** `get isStopped() { return this.signal.aborted; }`, `const isStopped = (signal) => signal.aborted`: where they are asked. */
function* answersOf({ object }: MemberExpression, source: Source): Generator<Answer> {
  const fn = enclosingFunction(object);
  const only = fn && onlyExpression(fn.body);
  if (fn === undefined || only?.type !== 'MemberExpression' || only.object !== object) return;
  const { parent } = fn;
  const name = parent.type === 'MethodDefinition' && parent.kind === 'get' ? propertyName(parent) : undefined;
  if (name !== undefined)
    for (const read of source.mentions.members(name))
      if (getterRead(read, source) === fn) yield { signal: object, answer: read };
  const variable = source.bindings.variable(unwrap(object));
  const isGiven = parameterIndex(variable, fn) !== undefined;
  for (const call of callsOf(fn, source)) {
    const signal = isGiven ? argumentFor(variable, fn, call) : object;
    if (signal) yield { signal, answer: call };
  }
}

function* readsOf(name: Node, signal: Node, source: Source): Generator<Answer> {
  const variable = name.type === 'Identifier' ? source.bindings.declaredBy(name) : undefined;
  if (variable === undefined || !isConstant(variable)) return;
  for (const each of variable.references) if (each.isRead()) yield { signal, answer: each.identifier };
}

/** What runs only if the answer is yes: a branch, the right side of `&&`, or what comes behind a branch for no that leaves. */
function branchAfter(answer: Node): readonly Node[] {
  let at = wrapped(answer);
  let isNegated = false;
  for (; at.parent; at = wrapped(at.parent)) {
    const { parent } = at;
    if (parent.type === 'UnaryExpression' && parent.operator === '!') isNegated = !isNegated;
    else if (parent.type === 'BinaryExpression' && isTrue(parent.right) && parent.operator.startsWith('=')) continue;
    else if (parent.type === 'LogicalExpression') {
      // Of an alternative, nobody knows which one it was.
      if (parent.operator !== (isNegated ? '||' : '&&')) return [];
      if (parent.left === at && parent.parent.type === 'ExpressionStatement') return [parent.right];
    } else if (parent.type === 'IfStatement' || parent.type === 'ConditionalExpression') {
      if (parent.test !== at) return [];
      const branch = isNegated ? parent.alternate : parent.consequent;
      return branch ? [branch] : leaves(parent.consequent) ? statementsAfter(parent) : [];
    } else return parent.type === 'SwitchCase' && parent.test === at ? caseFor(parent, !isNegated) : [];
  }
  return [];
}

/** `switch (true) { case signal.aborted: … }`: the code of the case, where no case before leads there too. */
function caseFor(taken: TSESTree.SwitchCase, answer: boolean): readonly Node[] {
  const { discriminant, cases } = taken.parent;
  const asked = unwrap(discriminant);
  if (asked.type !== 'Literal' || asked.value !== answer) return [];
  const before = cases[cases.indexOf(taken) - 1];
  return before === undefined || before.consequent.some((each) => leaves(each)) ? taken.consequent : [];
}

function statementsAfter(statement: Node): readonly Node[] {
  const { parent } = statement;
  const list = parent?.type === 'BlockStatement' ? parent.body : parent?.type === 'SwitchCase' ? parent.consequent : [];
  return list.filter((each) => each.range[0] >= statement.range[1]);
}

function isTrue(node: Node): boolean {
  return node.type === 'Literal' && node.value === true;
}

/** The errors that the reactions of a file make up, though the signal has one. */
export function* inventedErrors(source: Source): Generator<InventedError> {
  const seen = new Set<Node>();
  for (const { signal, code } of abortReactions(source)) {
    for (const { error, use } of code.flatMap((each) => errorsIn(each, source))) {
      if (seen.has(error) || !isInvented(error, signal, source) || isDeadline(error, signal, source)) continue;
      seen.add(error);
      yield { signal, error, use };
    }
  }
}

/** `if (timeoutSignal.aborted) throw new TimeoutError()`: of a deadline, the reason is known. */
function isDeadline(error: Node, signal: Node, source: Source): boolean {
  return (
    /time_?out|deadline/iu.test(source.text.slice(...signal.range)) &&
    /time_?out|timed[ _]?out|deadline/iu.test(source.text.slice(...error.range))
  );
}

interface Use {
  readonly error: Node;
  readonly use: Node;
}

function errorsIn(code: Node, source: Source): readonly Use[] {
  const uses: Use[] = [];
  walk(code, (node) => {
    if (isFunction(node) && !isExecutor(node) && !mayRunByHelper(node, source)) return false;
    if (node.type === 'ThrowStatement') uses.push({ error: node.argument, use: node });
    const error = node.type === 'CallExpression' ? errorOf(node, source) : undefined;
    if (error) uses.push({ error, use: node });
    // Code under a test of its own has reasons of its own.
    return (
      node.type !== 'IfStatement' || /abort|signal|reject|settled|done/iu.test(source.text.slice(...node.test.range))
    );
  });
  return uses;
}

/** The error that a call hands on, in its turn or, as `process.nextTick(callback, error)`, in a later one. */
function errorOf(call: CallExpression, source: Source, depth = 0): Node | undefined {
  const [first, second] = call.arguments;
  if (/^(?:nextTick|setImmediate)$/u.test(calledName(call) ?? ''))
    return first?.type === 'Identifier' && callbackName.test(first.name) ? second : undefined;
  // `stream.emit('error', error)`
  if (calledName(call) === 'emit' && first?.type === 'Literal' && first.value === 'error') return second;
  return takesError(call, source) ? first : handedOn(call, source, depth);
}

/** `finish(new Error('aborted'))`, where a function of the file gives its parameter to what takes an error. */
function handedOn(call: CallExpression, source: Source, depth: number): Node | undefined {
  const fn = depth < 2 ? calledFunction(call, source) : undefined;
  return call.arguments.find((argument, index) => {
    const parameter = fn?.params[index];
    // A text may be a result as well.
    if (fn === undefined || parameter?.type !== 'Identifier' || unwrap(argument).type.endsWith('Literal')) return false;
    const variable = source.bindings.declaredBy(parameter);
    return callsIn(fn.body).some((inner) => {
      const error = errorOf(inner, source, depth + 1);
      return error?.type === 'Identifier' && source.bindings.variable(error) === variable;
    });
  });
}

const callbackName = /^_*(?:rej(?:ect)?|fail)$|^reject[A-Z]|[a-z]Reject$|^_*(?:cb|callback|done)$/u;

/** Whether a call hands an error on: to a promise, a stream or a callback. */
function takesError(call: CallExpression, source: Source): boolean {
  if (rejects(call, source)) return true;
  const callee = unwrap(call.callee);
  const name = calledName(call) ?? '';
  if (callee.type === 'MemberExpression')
    return (
      /^(?:reject|(?:trySet|set)Exception|(?:trySet|set)Canceled|error|destroy|fail|abort|throw)$/u.test(name) &&
      !/^console$|log(?:ger)?$/iu.test(objectName(callee.object))
    );
  if (callbackName.test(name)) return true;
  const definition = callee.type === 'Identifier' ? source.bindings.variable(callee)?.defs[0] : undefined;
  return definition?.type === 'Parameter' && isFunction(definition.node) && isReject(definition.name, definition.node);
}

/** Whether a call rejects a promise of the file, whatever the handle is called and wherever it is kept: `this.#fail?.(error)`. */
function rejects(call: CallExpression, source: Source): boolean {
  const settling = servedCompletions(source).within(call);
  return settling.some(({ handle: { use } }) => use.kind === 'settle' && use.call === call && use.role === 'reject');
}

function isReject(name: Node, fn: FunctionNode): boolean {
  return isExecutor(fn) && fn.params[1] === name;
}

function objectName(node: Node): string {
  const at = unwrap(node);
  return at.type === 'Identifier' ? at.name : at.type === 'MemberExpression' ? (propertyName(at) ?? '') : '';
}

/** Whether an error is made without a look at the signal: neither its reason, nor a cause, nor the signal itself is in it. */
function isInvented(error: Node, signal: Node, source: Source, depth = 0): boolean {
  const at = unwrap(error);
  const text = source.text.slice(...at.range);
  if (/\breason\b|\bcause\b|Reason\b/u.test(text)) return false;
  switch (at.type) {
    case 'Literal':
      return typeof at.value === 'string';
    case 'TemplateLiteral':
      return true;
    case 'NewExpression':
      return (
        (errorName.test(objectName(at.callee)) || isErrorClass(classOfMade(at, source.bindings), source)) &&
        !hands(at.arguments, signal, source)
      );
    case 'CallExpression': {
      const fn = depth < 2 ? calledFunction(at, source) : undefined;
      if (hands(at.arguments, signal, source, fn)) return false;
      if (/^(?:Type|Range)?Error$|^DOMException$/u.test(objectName(at.callee))) return true;
      if (dottedName(at.callee) === 'Object.assign')
        return at.arguments[0] !== undefined && isInvented(at.arguments[0], signal, source, depth + 1);
      return fn !== undefined && makesError(fn, signal, source, depth);
    }
    case 'Identifier': {
      const variable = source.bindings.variable(at);
      const init = variable && isConstant(variable) && !isExplained(variable) ? initializer(variable) : undefined;
      return init !== undefined && depth < 2 && isInvented(init, signal, source, depth + 1);
    }
    default:
      return false;
  }
}

const errorName = /(?:Error|Exception|Canceled|Cancelled|Aborted|Abort)$/u;

/** `class Interrupted extends Error`: an error whatever its name. */
function isErrorClass(made: ClassNode | undefined, { bindings }: Source): boolean {
  const chain = made ? classChain(made, bindings) : [];
  return chain.some(({ superClass }) => superClass !== null && errorName.test(objectName(superClass)));
}

/** Whether an error is given its cause after it was made. */
function isExplained(variable: Variable): boolean {
  return variable.references.some(({ identifier: { parent } }) => {
    return parent?.type === 'MemberExpression' && /cause|reason/iu.test(propertyName(parent) ?? '');
  });
}

/** Whether the signal, or something caught or told by it, goes into the error, by way of the function that makes it, if one does. */
function hands(args: readonly Node[], signal: Node, source: Source, maker?: FunctionNode): boolean {
  const own = source.text.slice(...unwrap(signal).range);
  return args.some((arg, index) => {
    // What a message says of the signal is no more than words.
    if (unwrap(arg).type === 'Literal') return false;
    const text = source.text.slice(...arg.range);
    if (text === own && maker !== undefined && onlyAsks(maker.params[index], source)) return false;
    return text.includes(own) || /^(?:e|err|error|ev|evt|event|cause)\b/u.test(text) || arg.type === 'SpreadElement';
  });
}

function makesError(fn: FunctionNode, signal: Node, source: Source, depth: number): boolean {
  const body = fn.body.type === 'BlockStatement' ? fn.body.body.at(-1) : fn.body;
  const value =
    body?.type === 'ReturnStatement' ? body.argument : fn.body.type === 'BlockStatement' ? undefined : fn.body;
  if (!fn.params.every((each) => each.type === 'Identifier' && (!explains.test(each.name) || onlyAsks(each, source))))
    return false;
  return !!value && !fn.async && isInvented(value, signal, source, depth + 1);
}

const explains = /signal|reason|cause/iu;

/** Whether a function asks its parameter for nothing but whether it has aborted: `if (!signal.aborted) log.warn(…);`. */
function onlyAsks(parameter: Node | undefined, source: Source): boolean {
  const variable = parameter?.type === 'Identifier' ? source.bindings.declaredBy(parameter) : undefined;
  return (
    variable?.references.every(({ identifier }) => {
      const { parent } = wrapped(identifier);
      return parent?.type === 'MemberExpression' && propertyName(parent) === 'aborted';
    }) === true
  );
}
