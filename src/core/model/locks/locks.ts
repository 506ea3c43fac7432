import { functionRun, localFunction } from '../local-functions.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../../flow/callback-timing.ts';
import {
  assignmentTo,
  dottedName,
  isFunction,
  isInConstructor,
  lastName,
  onlyExpression,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { initializer, isConstant, takenFrom } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { Values } from '../kept-promises.ts';
import { placeHolder, placeKey } from '../place-keys.ts';
import { thisExpression } from '../this-owner.ts';
import { eitherOf, textsWith } from '../../source/texts-with.ts';
import { mayHoldTail, tailOf } from './promise-tails.ts';

/** A call that waits for a lock: the two calls of one lock have the same key. */
export interface LockCall {
  readonly node: CallExpression;
  readonly key: string;
  /** The expression that stands for the lock, for the reader. */
  readonly lock: Node;
  /** Where the lock is kept, when the expression is only another name for that. */
  readonly place: Node;
  /** What runs under the lock, when the call is given it; undefined when the call only acquires. */
  readonly work: Node | undefined;
  /** Others may hold it at the same time. */
  readonly isShared: boolean;
  /** It does not wait when the lock is taken. */
  readonly isTry: boolean;
  /** How many may hold it: one, several, or as many as somebody else said. */
  readonly capacity: 'one' | 'some' | 'limit';
}

/** Methods that run a function under the lock they belong to, whatever the lock is called. */
const exclusiveMethods = /^#?(?:runExclusive|runLocked|runWithLock|runInLock|withLock|withMutex|withExclusiveLock)$/u;

/** Methods that may run a function under a lock, when they belong to one. */
const lockMethods = /^(?:lock|acquire|synchronized?|exclusive|runInMutex|dispatch|use)$/u;

/** Methods that wait for a lock and leave its release to the caller. */
const acquiringMethods = /^(?:acquire|lock|acquireLock|takeLock|getLock|obtain)(?:Async)?$/u;

const lockName = /(?:^|[_#$.]|[a-z])(?:mutex|[lL]ock|Mutex|LOCK|MUTEX)(?:e[sr])?s?(?:[_A-Z\d]|$)/u;
const lockClass = /(?:^|\.)(?:\w*(?:Mutex|Lock|AsyncLock|Semaphore)|AwaitLock)$/u;
const countedName = /sem(?:a|$|[A-Z_])|pool|slot|permit|throttle|limit|queue|bucket|connection|client/iu;

/** Functions that run another under a lock: `withLock(mutex, fn)`, `withFileLock(path, fn)`. */
const lockFunction = /^[_#]?(?:with|run|runWith|runIn|in|do|using)\w*(?:Lock|Mutex|Exclusive)(?:ed)?$/u;

/** The names under which `p-limit` goes where the file does not show what they are. */
const limitName = /^(?:limit|pLimit|plimit)$/u;
const limitMaker = /^(?:p|create)?-?limit(?:Function)?$/iu;

/** Texts that can make a queue whose tasks wait for each other. */
export const mayHoldQueue = textsWith(['queue concurrency'], /Queue\([^()]*\bconcurrency\s*:\s*1\b/);

/** Texts that can hold the call of a lock. */
export const mayHoldLock = eitherOf(
  textsWith(['runexclusive'], /runExclusive/),
  textsWith(
    ['lock', 'mutex'],
    /(?:Lock|Mutex)(?<=(?:with|run)\w*)|\b(?:lock|acquireLock|takeLock)(?:Async)?\s*\(|locks\s*\.\s*request/,
  ),
  textsWith(['acquire', 'synchronize'], /\b(?:acquire(?:Async)?|synchronized?)\s*\(/),
  textsWith(['limit'], /[lL]imit\s*\(/),
  textsWith(['exclusive'], /\bexclusive\s*[(<]/),
  mayHoldQueue,
  mayHoldTail,
);

/** The names of {@link mayHoldLock} where a call may be of one. */
export const lockWords =
  /(?:\brunExclusive|\b_?(?:with|run)\w*(?:Lock|Mutex)\w*|\b(?:(?:acquire|lock|acquireLock|takeLock|getLock|obtain)(?:Async)?|runLocked|exclusive|runInMutex|synchronized?)|\brequest|\b[pP]?[lL]imit)(?=\s*[(<?])/g;

/** Recognises the calls of locks. */
export class Locks {
  readonly #source: Source;
  readonly #calls = new Map<CallExpression, LockCall | undefined>();

  constructor(source: Source) {
    this.#source = source;
  }

  of(call: CallExpression): LockCall | undefined {
    if (!this.#calls.has(call)) {
      this.#calls.set(call, undefined);
      this.#calls.set(call, this.#find(call) ?? this.#entered(call) ?? this.#chained(call));
    }
    return this.#calls.get(call);
  }

  /**
   * A function of the file that does nothing but acquire a lock, for its caller to give back: `this.#enter()`; or to run
   * under a lock what it is given: `locked(fn) { return this.#lock.runExclusive(fn); }`.
   */
  #entered(node: CallExpression): LockCall | undefined {
    const fn = node.arguments.length <= 1 ? functionRun(node, this.#source) : undefined;
    if (fn === undefined || fn.generator || fn.params.length !== node.arguments.length) return undefined;
    const given = onlyExpression(fn.body);
    const call = given?.type === 'AwaitExpression' ? unwrap(given.argument) : given;
    const lock = call?.type === 'CallExpression' ? this.of(call) : undefined;
    if (lock === undefined) return undefined;
    const [parameter] = fn.params;
    const [argument] = node.arguments;
    if (parameter === undefined || argument === undefined)
      return lock.work === undefined ? { ...lock, node } : undefined;
    const isPassed =
      lock.work?.type === 'Identifier' && this.#source.bindings.variable(lock.work)?.defs[0]?.name === parameter;
    return isPassed ? { ...lock, node, work: argument } : undefined;
  }

  /** `this.#inTurn(work)`: a function of the file, or of the object itself, that runs what it is given after all that was given before. */
  #chained(node: CallExpression): LockCall | undefined {
    const callee = unwrap(node.callee);
    if (callee.type === 'MemberExpression' && unwrap(callee.object).type !== 'ThisExpression') return undefined;
    const fn = localFunction(callee, this.#source);
    const tail = fn && tailOf(fn, this.#source);
    const work = tail && node.arguments[tail.work];
    if (tail === undefined || work === undefined || !this.#isWork(work, true)) return undefined;
    return {
      node,
      key: tail.key,
      lock: tail.place,
      place: tail.place,
      work,
      isShared: false,
      isTry: false,
      capacity: 'one',
    };
  }

  #find(node: CallExpression): LockCall | undefined {
    const callee = unwrap(node.callee);
    if (callee.type === 'Identifier') return this.#ofFunction(node, callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const name = propertyName(callee);
    if (name === undefined) return undefined;
    // `this.#limit(fn)` of a field that holds what `pLimit(4)` gave.
    if (limitMaker.test(this.#madeAs(callee) ?? '')) return this.#ofFunction(node, callee);
    const receiver = this.#place(callee.object);
    if (name === 'request' && /(?:^|\.)locks$/u.test(dottedName(receiver) ?? '')) return this.#webLock(node);
    const made = this.#madeAs(receiver);
    const isLock = (made !== undefined && lockClass.test(made)) || lockName.test(nameOf(receiver));
    if (/reentran|recursive/iu.test(`${made ?? ''} ${nameOf(receiver)}`)) return undefined;
    const isExclusive = exclusiveMethods.test(name) || this.#source.settings.lockMethods.includes(name);
    const isKeyed = isLock && name === 'acquire' && node.arguments.length > 1;
    const work = node.arguments.findLast((argument) => this.#isWork(argument, isExclusive || isKeyed));
    const isQueue = name === 'add' && this.#isQueueOfOne(receiver);
    const runs = work !== undefined && (isExclusive || isQueue || (isLock && lockMethods.test(name)));
    if (!runs && (work !== undefined || !acquiringMethods.test(name))) return undefined;
    // `references.acquire(key)`: a class by another name counts, or gives, as it likes.
    const isCounted = countedName.test(made ?? nameOf(receiver));
    if (!runs && !isLock && !isCounted && (made !== undefined || node.arguments.length > 0)) return undefined;
    if (receiver.type === 'ThisExpression' && lockFunction.test(name)) return this.#ofFunction(node, callee);
    const lock = this.#keyOf(receiver);
    // `lock.acquire('key', fn)` of async-lock is a lock for each key, and so is `locks.lock('name')`.
    const [first] = node.arguments;
    const isNamed = !runs && first?.type === 'Literal' && typeof first.value === 'string';
    const key = isNamed || (runs && name === 'acquire' && first !== work) ? this.#value(first) : '';
    if (lock === undefined || key === undefined || this.#isReentrant(receiver)) return undefined;
    const capacity = isQueue ? 'one' : this.#capacity(receiver, made);
    return {
      node,
      key: `${lock} ${key}`,
      lock: unwrap(callee.object),
      place: receiver,
      work: runs ? work : undefined,
      isShared: false,
      isTry: !runs && this.#givesUp(node),
      capacity,
    };
  }

  /** `lock.acquireAsync({ timeout: 100 })` waits for itself no longer than that. */
  #givesUp({ arguments: [options] }: CallExpression): boolean {
    const given = options && this.#object(options);
    return ['timeout', 'signal'].some((option) => optionOf(given, option) !== undefined);
  }

  #webLock(node: CallExpression): LockCall | undefined {
    const [name, second, third] = node.arguments;
    const key = this.#value(name);
    const work = third ?? second;
    if (key === undefined || name === undefined || work === undefined || !this.#isWork(work, true)) return undefined;
    const options = third && second ? this.#object(second) : undefined;
    if (third && options === undefined) return undefined;
    return {
      node,
      key: `locks ${key}`,
      lock: name,
      place: name,
      work,
      isShared: optionOf(options, 'mode') === 'shared',
      isTry: ['ifAvailable', 'steal', 'signal'].some((option) => optionOf(options, option) !== undefined),
      capacity: 'one',
    };
  }

  #ofFunction(node: CallExpression, callee: Node): LockCall | undefined {
    const name = lastName(callee);
    // A function of the file that takes nothing else is given what it runs.
    const takesWorkAlone = node.arguments.length === 1 && localFunction(callee, this.#source)?.params.length === 1;
    const work = node.arguments.findLast((argument) => this.#isWork(argument, takesWorkAlone));
    if (name === undefined || work === undefined) return undefined;
    const key = this.#keyOf(callee);
    const made = this.#madeAs(callee);
    const isLimit =
      work === node.arguments[0] &&
      (made === undefined
        ? callee.type === 'Identifier' && limitName.test(name) && !this.#isOwn(callee)
        : limitMaker.test(made));
    const isLock = lockFunction.test(name) || this.#source.settings.lockMethods.includes(name);
    if (key === undefined || (!isLimit && !isLock)) return undefined;
    const others = node.arguments.filter((argument) => argument !== work).map((argument) => this.#value(argument));
    if (others.includes(undefined) && !isLimit) return undefined;
    const lock =
      others.length === 1 && !isLimit ? (node.arguments.find((argument) => argument !== work) ?? callee) : callee;
    return {
      node,
      key: isLimit ? key : `${key} ${others.join()}`,
      lock,
      place: lock,
      work,
      isShared: /shared|read/iu.test(name),
      isTry: /^_?try/u.test(name),
      capacity: isLimit ? 'limit' : 'one',
    };
  }

  /** Where a lock is kept: a constant that was taken from a place is what is there under another name, as long as nothing else comes there. */
  #place(node: Node, depth = 0): Node {
    const at = unwrap(node);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const value = variable && isConstant(variable) && depth < 4 ? takenFrom(variable) : undefined;
    const from = value && unwrap(value);
    if (from === undefined || placeKey(from, this.#source) === undefined) return at;
    if (from.type === 'Identifier') return this.#place(from, depth + 1);
    const isKept = (from.type === 'MemberExpression' || from.type === 'Property') && !this.#isRefilled(from);
    return isKept ? from : at;
  }

  #isRefilled(place: TSESTree.MemberExpression | TSESTree.Property): boolean {
    const name = propertyName(place);
    return (
      name === undefined ||
      this.#source.mentions
        .members(name)
        .some((member) => assignmentTo(member)?.operator === '=' && !isInConstructor(member))
    );
  }

  /** Whether the argument is what runs under the lock: with `isSure` any name, as the lock takes nothing else there. */
  #isWork(argument: Node, isSure = false): boolean {
    const at = unwrap(argument);
    if (isFunction(at)) return true;
    if (at.type !== 'Identifier' && at.type !== 'MemberExpression') return false;
    if (isSure) return true;
    if (localFunction(at, this.#source) !== undefined) return true;
    const name = nameOf(at).replace(/^.*\./u, '');
    return /^_?(?:fn|func|function|cb|callback|task|work|job|action|operation|op|body|thunk|executor|save|run|handler)$|(?:Fn|Callback|Task|Work|Job)$/u.test(
      name,
    );
  }

  #keyOf(node: Node): string | undefined {
    return placeKey(node, this.#source) ?? this.#value(node);
  }

  #value(node: Node | undefined): string | undefined {
    return node && new Values(this.#source).of(node);
  }

  /** Whether the file declares the function itself, so that its body says what it does. */
  #isOwn(callee: Node): boolean {
    return localFunction(callee, this.#source) !== undefined;
  }

  /** The class or factory that made the value, when the file shows it. */
  #madeAs(node: Node): string | undefined {
    const made = this.#maker(node);
    return made && (made.type === 'NewExpression' ? dottedName(made.callee) : calleeName(made));
  }

  #maker(node: Node): TSESTree.NewExpression | CallExpression | undefined {
    const at = unwrap(node);
    let value: Node | undefined;
    if (at.type === 'Identifier') {
      const variable = this.#source.bindings.variable(at);
      value = variable && initializer(variable);
    } else if (at.type === 'MemberExpression' || at.type === 'Property') {
      const holder = placeHolder(at);
      if (holder === undefined || thisExpression(holder, this.#source.bindings) === undefined) return undefined;
      value = this.#fieldValue(at);
    }
    const made = value && unwrap(value);
    return made?.type === 'NewExpression' || made?.type === 'CallExpression' ? made : undefined;
  }

  #fieldValue(member: TSESTree.MemberExpression | TSESTree.Property): Node | undefined {
    const name = propertyName(member);
    if (name === undefined) return undefined;
    for (const node of this.#source.mentions.named(name.replace(/^#/u, ''))) {
      const { parent } = node;
      if (parent?.type === 'PropertyDefinition' && propertyName(parent) === name && parent.value) return parent.value;
      if (parent?.type !== 'MemberExpression') continue;
      const assignment = parent.parent;
      if (assignment.type === 'AssignmentExpression' && assignment.left === parent) return assignment.right;
    }
    return undefined;
  }

  #isReentrant(receiver: Node): boolean {
    const options = this.#maker(receiver)?.arguments.at(-1);
    return options !== undefined && /reentran|recursive/iu.test(this.#source.text.slice(...options.range));
  }

  /** `new PQueue({ concurrency: 1 })`: a task that waits for another of its queue waits for itself. */
  #isQueueOfOne(receiver: Node): boolean {
    const made = this.#maker(receiver);
    const options =
      made?.type === 'NewExpression' && dottedName(made.callee)?.endsWith('Queue') ? made.arguments[0] : undefined;
    return options !== undefined && optionOf(this.#object(options), 'concurrency') === 1;
  }

  #capacity(receiver: Node, made: string | undefined): LockCall['capacity'] {
    if (made?.endsWith('Semaphore') === true) {
      const first = this.#maker(receiver)?.arguments[0];
      return first?.type === 'Literal' && first.value === 1 ? 'one' : 'some';
    }
    if (made !== undefined && lockClass.test(made)) return 'one';
    return countedName.test(nameOf(receiver)) && !lockName.test(nameOf(receiver)) ? 'some' : 'one';
  }

  #object(node: Node): TSESTree.ObjectExpression | undefined {
    const at = unwrap(node);
    if (at.type === 'ObjectExpression')
      return at.properties.some((property) => property.type === 'SpreadElement') ? undefined : at;
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    const init = variable && initializer(variable);
    return init && unwrap(init).type === 'ObjectExpression' ? this.#object(init) : undefined;
  }
}

/** The value of an option: a literal's, or `true` for what is only known to be there. */
function optionOf(options: TSESTree.ObjectExpression | undefined, name: string): unknown {
  for (const property of options?.properties ?? []) {
    if (property.type !== 'Property' || propertyName(property) !== name) continue;
    const value = unwrap(property.value);
    if (value.type !== 'Literal') return name === 'mode' ? 'shared' : true;
    return value.value === false ? undefined : value.value;
  }
  return undefined;
}

function nameOf(node: Node): string {
  const at = unwrap(node);
  if (at.type === 'CallExpression') return nameOf(at.callee);
  if (at.type === 'MemberExpression') return propertyName(at) ?? nameOf(at.object);
  if (at.type === 'Property') return propertyName(at) ?? '';
  return dottedName(at) ?? '';
}

/** The function of the file that runs under the lock. */
export function workOf(call: LockCall, source: Source): FunctionNode | undefined {
  return call.work && localFunction(unwrap(call.work), source);
}
