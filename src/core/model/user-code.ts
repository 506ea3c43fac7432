import { constructorOf, functionRun } from './local-functions.ts';
import type { TSESTree } from '@typescript-eslint/types';
import {
  givenTo,
  enclosingClass,
  enclosingFunction,
  functionName,
  isClass,
  isFunction,
  isInside,
  lastName,
  propertyName,
  takenApart,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  rootOf,
} from '../source/ast.ts';
import { loopOf } from '../source/iterations.ts';
import { takenFrom, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { bodyOf } from './function-bodies.ts';
import {
  isAskingName,
  isCallbackName,
  isHolderName,
  isHookName,
  isSettlerName,
} from './notifications/notification-names.ts';
import { placeHolder } from './place-keys.ts';
import { isRegistry } from './registries.ts';
import { thisClass, thisExpression, thisOwner } from './this-owner.ts';

/** A call that runs code of whoever uses this file: a callback parameter, a stored callback, or the listeners of an event. */
export type UserCode = ParameterCode | { readonly kind: 'stored' | 'event' };

export interface ParameterCode {
  readonly kind: 'parameter';
  readonly variable: Variable;
  readonly home: FunctionNode;
}

/** Methods that run listeners and give a promise of their end. */
const emits =
  /^(?:emit|fire|trigger|dispatch|notify)(?:Async|Serial|Series|Parallel|All|Event)?$|^(?:callHook|runHook|applyHook)s?(?:Parallel|Serial|With)?$/u;

/** Objects of functions that somebody outside gave. */
const givenFunctions = /^[_#$]*(?:callbacks|handlers|hooks|listeners)$/u;

/** … unless they are collections of them. */
const ofCollection =
  /^(?:get|set|has|add|delete|clear|push|pop|shift|unshift|splice|slice|at|map|forEach|filter|find\w*|some|every|reduce|keys|values|entries|concat|flat\w*|includes|indexOf|call|apply|bind|tap\w*|promise|register|remove|on|off|once|wait\w*|is\w*)$/u;

const collection = /(?:callback|listener|handler|hook|subscriber|observer|watcher)s$/iu;

/** Whose code an awaited call runs, when it is not this file's. */
export function userCode(call: CallExpression, source: Source): UserCode | undefined {
  if (functionRun(call, source) !== undefined) return undefined;
  const callee = unwrap(call.callee);
  if (callee.type === 'Identifier') {
    const variable = source.bindings.variable(callee);
    return variable && (ofParameter(variable, source) ?? ofVariable(variable, source, call));
  }
  if (callee.type === 'CallExpression') return isTaken(callee, source) ? { kind: 'stored' } : undefined;
  if (callee.type !== 'MemberExpression') return undefined;
  const name = propertyName(callee);
  if (name === undefined) return isGiven(callee.object, source) ? { kind: 'stored' } : undefined;
  // `transaction.apply()` applies the transaction.
  if ((name === 'call' || name === 'apply') && call.arguments.length > 0) {
    const applied = unwrap(callee.object);
    const variable = applied.type === 'Identifier' ? source.bindings.variable(applied) : undefined;
    return (variable && ofParameter(variable, source)) ?? ofStored(applied, source, call);
  }
  return emits.test(name) ? ofEmitter(name, callee.object, source) : ofStored(callee, source, call);
}

/** A parameter of a function that others call: one that is a callback itself is called by this file. */
/** The code that a variable stands for when it is a parameter. */
export function ofParameter(variable: Variable, source: Source): UserCode | undefined {
  const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
  if (definition?.type !== 'Parameter' || !isFunction(definition.node)) return undefined;
  const home = definition.node;
  const { parent } = wrapped(home);
  if (parent?.type === 'CallExpression' || parent?.type === 'NewExpression')
    return isElement(home, parent, source) ? { kind: 'stored' } : undefined;
  if (isSettlerName(variable.name)) return undefined;
  return { kind: 'parameter', variable, home };
}

/** `this.listeners.map((listener) => listener())` */
function isElement(fn: FunctionNode, call: Node, source: Source): boolean {
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  return callee.type === 'MemberExpression' && wrapped(fn).parent === call && isGiven(callee.object, source);
}

/** `for (const listener of this.listeners) await listener()` and `const { onChange } = this.options`. */
function ofVariable(variable: Variable, source: Source, call: CallExpression): UserCode | undefined {
  const from = takenFrom(variable);
  const taken =
    from?.type === 'Property' ? (ofOptions(variable, from, source) ?? ofStored(from, source, call)) : undefined;
  if (taken !== undefined) return taken;
  const definition = variable.defs.length === 1 ? variable.defs[0] : undefined;
  const declarator = definition?.node;
  if (declarator?.type !== 'VariableDeclarator') return undefined;
  const loop = loopOf(definition);
  if (loop !== undefined) return isGiven(loop.right, source) ? { kind: 'stored' } : undefined;
  const init = declarator.init && unwrap(declarator.init);
  if (!init || isFunction(init)) return undefined;
  if (init.type === 'CallExpression') return isTaken(init, source) ? { kind: 'stored' } : undefined;
  return init.type === 'MemberExpression' && isCallbackName(propertyName(init) ?? '') ? { kind: 'stored' } : undefined;
}

/** `const { visit } = options` in a function that is given the options: what it takes out is a parameter like any other. */
function ofOptions(variable: Variable, property: TSESTree.Property, source: Source): UserCode | undefined {
  const holder = property.parent.type === 'ObjectPattern' ? takenApart(property.parent) : undefined;
  const at = holder && unwrap(holder);
  const options = at?.type === 'Identifier' && isHolderName(at.name) ? source.bindings.variable(at) : undefined;
  const given = options && ofParameter(options, source);
  return given?.kind === 'parameter' && !isSettlerName(variable.name) ? { ...given, variable } : undefined;
}

/** `this.callbacks.get(id)` */
function isTaken(call: CallExpression, source: Source): boolean {
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression') return false;
  const name = propertyName(callee) ?? '';
  if (/^(?:get|at)$/u.test(name)) return isGiven(callee.object, source);
  return /^(?:shift|pop)$/u.test(name) && isCollection(callee.object);
}

/** Whether what a collection holds are the functions of others: by its name, or because they register them. */
function isGiven(node: Node, source: Source): boolean {
  return isCollection(node) || isRegistry(node, source);
}

function isCollection(node: Node): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Identifier':
      return collection.test(at.name);
    case 'MemberExpression':
      return collection.test(propertyName(at) ?? '');
    case 'ArrayExpression': {
      const [only] = at.elements;
      return only?.type === 'SpreadElement' && isCollection(only.argument);
    }
    case 'CallExpression': {
      const callee = unwrap(at.callee);
      if (callee.type !== 'MemberExpression') return false;
      const [first] = at.arguments;
      return isCollection(callee.object) || (first !== undefined && isCollection(first));
    }
    default:
      return false;
  }
}

/** `await registry.onReady()`, `await queue.onIdle()`: asked without a word, it is a promise of that state. */
function isWaitedState(name: string, call: CallExpression): boolean {
  return (
    call.arguments.length === 0 &&
    /^on(?:Ready|Idle|Empty|Settled|Loaded?|Closed?|Done|End(?:ed)?|Finish(?:ed)?|Init\w*|Started|Stopped|Drain(?:ed)?|SizeLessThan)$/u.test(
      name,
    )
  );
}

function ofStored(member: Node, source: Source, call: CallExpression): UserCode | undefined {
  const at = unwrap(member);
  const from = placeHolder(at);
  if (from === undefined || (at.type !== 'MemberExpression' && at.type !== 'Property')) return undefined;
  const name = propertyName(at);
  const holder = unwrap(from);
  // What a call gives is nobody's place: `const { onReady } = useConnection()`.
  const isPlace =
    holder.type === 'MemberExpression' || holder.type === 'Identifier' || holder.type === 'ThisExpression';
  if (name === undefined || isSettlerName(name) || (at.type === 'Property' && !isPlace)) return undefined;
  // `this.hooks.beforeDeploy()`: all that is among hooks is given by others.
  if (holder.type === 'MemberExpression' && givenFunctions.test(propertyName(holder) ?? '') && !ofCollection.test(name))
    return { kind: 'stored' };
  if (isOptionHook(name, holder, call)) return { kind: 'stored' };
  const self = thisExpression(holder, source.bindings);
  if (!isCallbackName(name))
    return self && isAskingName(name) && isGivenToMake(self, name, source) ? { kind: 'stored' } : undefined;
  if (self === undefined)
    return holder.type === 'Super' || (isWaitedState(name, call) && !isHolderName(lastName(holder) ?? ''))
      ? undefined
      : { kind: 'stored' };
  const owner = thisOwner(self);
  // A method that a base class has, or a subclass gives, is the object's own.
  const isField =
    typeof owner === 'object' && isClass(owner) && owner.body.body.some((each) => declaresField(each, name));
  return isField || call.optional || isAssigned(name, source) ? { kind: 'stored' } : undefined;
}

/** `this.options.beforeFlush(lines)`, `await options.warmUp?.()`: a step that the caller may put in, whose result nobody asks for. */
function isOptionHook(name: string, holder: Node, call: CallExpression): boolean {
  if (!isHolderName(lastName(holder) ?? '')) return false;
  if (isHookName(name)) return true;
  const { parent } = wrapped(call);
  return call.optional && parent?.type === 'AwaitExpression' && wrapped(parent).parent?.type === 'ExpressionStatement';
}

/** Whether a member of a class is the field, or the constructor with a parameter that makes it: `constructor(private onOpen) {}`. */
export function declaresField(member: TSESTree.ClassElement, name: string): boolean {
  if (member.type === 'PropertyDefinition') return propertyName(member) === name;
  if (member.type !== 'MethodDefinition' || member.kind !== 'constructor') return false;
  return member.value.params.some((each) => each.type === 'TSParameterProperty' && parameterName(each) === name);
}

function parameterName({ parameter }: TSESTree.TSParameterProperty): string {
  return parameter.type === 'AssignmentPattern' ? parameter.left.name : parameter.name;
}

/** `constructor(confirm) { this.confirm = confirm; }`: whether a field holds what an object was made with. */
function isGivenToMake(self: Node, name: string, source: Source): boolean {
  const owner = thisClass(self);
  const constructor = owner && constructorOf(owner, source);
  if (constructor === undefined) return false;
  const isParameter = (value: Node): boolean => {
    const root = rootOf(value);
    const definition = root.type === 'Identifier' ? source.bindings.variable(root)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && definition.node === constructor;
  };
  return (
    constructor.params.some((each) => each.type === 'TSParameterProperty' && parameterName(each) === name) ||
    bodyOf(constructor).assignments.some(({ left, right }) => {
      const given = unwrap(right);
      return (
        left.type === 'MemberExpression' &&
        propertyName(left) === name &&
        thisExpression(left.object, source.bindings) !== undefined &&
        isParameter(given.type === 'LogicalExpression' ? given.left : given)
      );
    })
  );
}

function isAssigned(name: string, source: Source): boolean {
  return source.mentions
    .members(name)
    .some(({ parent }) => parent.type === 'AssignmentExpression' && unwrap(parent.left).type === 'MemberExpression');
}

function ofEmitter(name: string, receiver: Node, source: Source): UserCode | undefined {
  const self = thisExpression(receiver, source.bindings);
  const at = unwrap(receiver);
  const owner = self && enclosingClass(self);
  // `emit` of Node's emitters gives a boolean: nobody waits for the listeners.
  const base = owner?.superClass && unwrap(owner.superClass);
  if (name === 'emit' && base?.type === 'Identifier' && /EventEmitter\d?$|^EventTarget$/u.test(base.name))
    return undefined;
  if (self !== undefined) return { kind: 'event' };
  const own = lastName(at);
  return own !== undefined && /emitter|hooks?$|events?$|bus$|listeners|^ee$|hookable/iu.test(own)
    ? { kind: 'event' }
    : undefined;
}

/**
 * Whether all that a function does under the lock is to run what it was given, and hand over its result: a lock's own method.
 * @param inner the call of what was given, which is the one in the function, or in a helper that the function hands it to
 */
export function isWrapper(
  call: CallExpression,
  inner: CallExpression,
  { variable, home }: ParameterCode,
  isAlone: boolean,
): boolean {
  if (givesResult(call) && isPlain(call, home)) return true;
  // `createQueue(onItem)`: what is told of something is no work that anybody hands in.
  if (/^on[A-Z]/u.test(variable.name)) return false;
  const isWork =
    /^_?(?:fn|func|function|task|work|job|action|operation|op|thunk|body|block|run|executor|f)$|(?:Fn|Func|Task|Work|Job)$/u.test(
      variable.name,
    );
  // A lock's own method by its name; of a class that is one, a method is given the work, or hands it on as it came.
  if (isOfLock(functionName(home))) return true;
  if (isOfLock(enclosingClass(home)?.id?.name) && (isWork || isPlain(call, home))) return true;
  return isAlone && ![call, inner].some((each) => each.arguments.some(isOwnState) || isPutAway(each)) && isWork;
}

function isOfLock(name = ''): boolean {
  return /lock|exclusive|mutex|synchroni[sz]|semaphore|serial|critical|atomic|queue|limit|throttle|schedule/iu.test(
    name,
  );
}

/**
 * `update(this.value)`, `update(this.#rows.get(key))`: what the lock protects goes to the callback, and so the section has a purpose
 * of its own. A method of the object itself, as in `run(this.connection())`, may make what the callback is to work with.
 */
function isOwnState(argument: Node): boolean {
  const at = unwrap(argument);
  if (at.type === 'CallExpression') {
    const callee = unwrap(at.callee);
    const isRead = callee.type === 'MemberExpression' && /^(?:get|at)$/u.test(propertyName(callee) ?? '');
    return isRead && at.arguments.length > 0 && isOwnState(callee.object);
  }
  return at.type === 'MemberExpression' && rootOf(at).type === 'ThisExpression';
}

/** `this.#rows.set(key, await update(row))`, `this.value = await update()`: what comes of it becomes state of the object. */
function isPutAway(call: CallExpression): boolean {
  const awaited = wrapped(call).parent;
  const at = awaited?.type === 'AwaitExpression' ? wrapped(awaited) : undefined;
  const { parent } = at ?? {};
  if (parent?.type === 'AssignmentExpression') return parent.right === at && isOwnState(parent.left);
  const callee = parent?.type === 'CallExpression' && parent.callee !== at ? unwrap(parent.callee) : undefined;
  return (
    callee?.type === 'MemberExpression' &&
    /^(?:set|add|push|unshift)$/u.test(propertyName(callee) ?? '') &&
    isOwnState(callee.object)
  );
}

/** Whether the callback gets nothing that only this code has: nothing, what the caller gave, or the lock. */
function isPlain(call: CallExpression, home: FunctionNode): boolean {
  const { assignments } = bodyOf(home);
  const given = new Set(home.params.map((parameter) => lastName(parameter)));
  return call.arguments.every((argument) => {
    const at = unwrap(argument.type === 'SpreadElement' ? argument.argument : argument);
    if (argument.type === 'SpreadElement' || (at.type === 'Identifier' && given.has(at.name))) return true;
    return (
      at.type === 'Identifier' &&
      !assignments.some(({ left }) => left === at) &&
      /lock|lease|release|guard|permit|token|slot|conn|client|session|tx|trx|trans/iu.test(at.name)
    );
  });
}

/** Whether what the callback gives is handed on to the caller, and nothing else is done with it. */
function givesResult(call: CallExpression): boolean {
  let at = wrapped(call);
  if (at.parent?.type === 'AwaitExpression') at = wrapped(at.parent);
  const { parent } = at;
  if (parent?.type === 'ReturnStatement' || (parent?.type === 'ArrowFunctionExpression' && parent.body === at))
    return true;
  const name = givenTo(at);
  const home = enclosingFunction(call);
  if (name?.type !== 'Identifier' || home === undefined) return false;
  return isReturned(name.name, home) && !isKept(name.name, home);
}

/** Whether a function puts the value of a name away: a cache that calls what it is given is no lock's method. */
function isKept(name: string, home: FunctionNode): boolean {
  const { calls, assignments } = bodyOf(home);
  const isName = (node: Node): boolean => node.type === 'Identifier' && node.name === name;
  return (
    calls.some(
      (call) => /^(?:set|add|push|unshift)$/u.test(lastName(call.callee) ?? '') && call.arguments.some(isName),
    ) || assignments.some(({ left, right }) => left.type === 'MemberExpression' && isName(right))
  );
}

function isReturned(name: string, home: FunctionNode): boolean {
  if (home.body.type !== 'BlockStatement') return false;
  const blocks: readonly Node[] = [home.body];
  return blocks.some((block) => returns(block, name));
}

function returns(node: Node, name: string): boolean {
  switch (node.type) {
    case 'ReturnStatement':
      return node.argument?.type === 'Identifier' && node.argument.name === name;
    case 'BlockStatement':
      return node.body.some((each) => returns(each, name));
    case 'TryStatement':
      return returns(node.block, name) || (node.finalizer !== null && returns(node.finalizer, name));
    case 'IfStatement':
      return returns(node.consequent, name) || (node.alternate !== null && returns(node.alternate, name));
    default:
      return false;
  }
}

/** Whether the parameter belongs to a function around the section, and not to one inside it. */
export function isOutside(home: FunctionNode, section: Node): boolean {
  return home === section || isInside(section, home);
}
