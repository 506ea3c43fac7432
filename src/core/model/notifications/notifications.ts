import { calleeName } from '../../flow/callback-timing.ts';
import {
  calledName,
  enclosingFunction,
  isFunction,
  isNothing,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { appliedFunction } from '../applied-functions.ts';
import { parameterOf } from '../callbacks/inner-functions.ts';
import { calledFunction } from '../local-functions.ts';
import {
  isAhead,
  isBagName,
  isCallbackName,
  isCleanUpName,
  isComputingName,
  isConnectionName,
  isDiagnosticName,
  isControllerName,
  isEmitterClass,
  isEmitterFactory,
  isEmitterName,
  isHeldName,
  isLateEmitter,
  isListenerName,
  isPageName,
  isSettlerName,
  isSubscriptionName,
  isToldName,
} from './notification-names.ts';
import { isHeardByPlatformOnly } from './notification-signals.ts';
import { isDone, isNoCallback, isTested } from './notification-forms.ts';
import type { Holder, Owners } from './notification-owners.ts';
import { StoredFunctions, type Stored } from './notification-stored.ts';

/** A call that runs code of others before it returns: listeners of an event or an abort, or a stored callback. */
export interface Notification {
  readonly kind: 'event' | 'abort' | 'callback';
  readonly node: CallExpression;
  /** The objects, modules and factories that speak: state of theirs is what the listeners may look at. */
  readonly owners: ReadonlySet<string>;
  /** What it is called, where that is known: the event, the callback's name. */
  readonly event: string | undefined;
  /** Where the callback or the controller is kept. */
  readonly through: readonly Holder[];
  /** Whether a single callback is called that came as a member of an object of options or handlers. */
  readonly isOption?: boolean;
}

export interface NotificationOptions {
  /** Methods that run listeners before they return. */
  readonly notifyMethods: readonly string[];
  /** Events that precede the change they announce, beside those whose name says so. */
  readonly allowEvents: readonly string[];
}

/** Recognises notifications. An unknown function that is called is none: it may be a part of the object itself. */
export class Notifications {
  readonly #source: Source;
  readonly #owners: Owners;
  readonly #options: NotificationOptions;
  readonly #stored: StoredFunctions;
  /** Controllers by name: whether no code of the program's own hears of their abort. */
  readonly #unheard = new Map<string, boolean>();

  constructor(source: Source, owners: Owners, options: NotificationOptions) {
    this.#source = source;
    this.#owners = owners;
    this.#options = options;
    this.#stored = new StoredFunctions(source, owners);
  }

  of(call: CallExpression): Notification | undefined {
    if (!isDone(call) || this.#hasVeto(call)) return undefined;
    const found = this.#event(call) ?? this.#abort(call) ?? this.#callback(call);
    return found && !this.precedes(found.event) ? found : undefined;
  }

  /** Whether what the event announces is still to come. */
  precedes(event: string | undefined): boolean {
    return event !== undefined && (isAhead(event) || this.#options.allowEvents.includes(event));
  }

  #event(node: CallExpression): Notification | undefined {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression') return undefined;
    const method = propertyName(callee);
    if (method === undefined) return undefined;
    // An event target takes one event; a message to another process has more to it.
    if (method === 'dispatchEvent' && node.arguments.length > 1) return undefined;
    const receiver = unwrap(callee.object);
    const isMethod = this.#options.notifyMethods.includes(method);
    if (!isMethod && method !== 'fire' && method !== 'next') return undefined;
    const isOwn = this.#isOwnEmitter(receiver);
    if (!isOwn && (!isMethod || node.arguments.length === 0)) return undefined;
    // Through the page, the process or an emitter of all a module speaks to all others.
    const isOfAll =
      receiver.type === 'Identifier' &&
      (isPageName(receiver.name) || isEmitterName(receiver.name)) &&
      this.#source.bindings.isGlobal(receiver);
    const owner = isOfAll ? 'module' : this.#owners.object(receiver);
    if (owner === undefined) return undefined;
    const isThis = this.#owners.behind(owner) !== undefined;
    // A method of that name in the file is followed, and is whatever it does.
    if (isThis && receiver.type !== 'Super' && calledFunction(node, this.#source) !== undefined) return undefined;
    const name = lastName(receiver);
    if (!isThis && (name === undefined || isConnectionName(name))) return undefined;
    const owners = new Set([owner]);
    if (isOwn) for (const holder of this.#owners.held(receiver)) owners.add(holder.owner);
    return {
      kind: 'event',
      node,
      owners,
      event: (isMethod ? this.eventName(node) : undefined) ?? (isOwn ? name : undefined),
      through: isOwn ? this.#owners.held(receiver) : [],
    };
  }

  /** Whether an emitter belongs to the object or module that keeps it, which speaks through it. */
  #isOwnEmitter(receiver: Node): boolean {
    const holder = this.#owners.held(receiver)[0];
    if (holder === undefined) return false;
    const { values, type } = this.#owners.declared(holder);
    if (type !== undefined && isEmitterClass(type.replace(/^\W+/u, ''))) return true;
    if (values.length === 0) return receiver.type === 'MemberExpression' && isEmitterName(propertyName(receiver) ?? '');
    return values.some((value) => {
      const at = unwrap(value);
      const name = at.type === 'NewExpression' || at.type === 'CallExpression' ? calleeName(at) : undefined;
      if (name === undefined || isLateEmitter(name)) return false;
      return at.type === 'NewExpression' ? isEmitterClass(name) : isEmitterFactory(name);
    });
  }

  /** The event of `emit('x')`, `emit(Events.x)` or `dispatchEvent(new Event('x'))`. */
  eventName(call: CallExpression): string | undefined {
    const argument = call.arguments[0];
    return argument && this.#nameOf(argument, 0);
  }

  #nameOf(node: Node, depth: number): string | undefined {
    const at = unwrap(node);
    switch (at.type) {
      case 'Literal':
        return String(at.value);
      case 'TemplateLiteral':
        return at.quasis.map((quasi) => quasi.value.cooked).join(' ');
      case 'MemberExpression':
        return propertyName(at);
      case 'NewExpression': {
        const first = at.arguments[0];
        const name = first && unwrap(first).type === 'Literal' ? this.#nameOf(first, depth) : undefined;
        return name ?? calleeName(at);
      }
      case 'Identifier': {
        const variable = this.#source.bindings.variable(at);
        const init = constantValue(variable);
        const known = init && depth < 3 ? this.#nameOf(init, depth + 1) : undefined;
        // The name of a parameter says nothing of the event; that of an imported constant does.
        return known ?? (variable?.defs[0]?.type === 'ImportBinding' ? at.name : undefined);
      }
      default:
        return undefined;
    }
  }

  /** Whether code asks the event afterwards if a listener objected: then the change waits for the listeners. */
  #hasVeto(call: CallExpression): boolean {
    return call.arguments.some((argument) => {
      const at = unwrap(argument);
      const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
      if (variable === undefined || enclosingFunction(call) !== enclosingFunction(variable.identifiers[0] ?? call))
        return false;
      return variable.references.some(({ identifier }) => {
        const { parent } = wrapped(identifier);
        if (identifier.range[0] < call.range[1] || parent?.type !== 'MemberExpression') return false;
        return /prevent|cancel|handled|abort|veto|stop|allow|reject|accept/iu.test(propertyName(parent) ?? '');
      });
    });
  }

  #abort(node: CallExpression): Notification | undefined {
    const callee = unwrap(node.callee);
    if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'abort' || node.arguments.length > 1)
      return undefined;
    const stored = this.#stored.of(callee.object);
    if (stored === undefined || (stored.member !== undefined && !isControllerName(stored.member))) return undefined;
    const isController = stored.holders.some((holder) => {
      const { values, type } = this.#owners.declared(holder);
      return (
        type?.includes('AbortController') === true ||
        values.some(
          (value) =>
            unwrap(value).type === 'NewExpression' &&
            /^new (?:AbortController\b|\w+<.*\bAbortController>)/u.test(this.#source.text.slice(...value.range)),
        )
      );
    });
    const isKept = stored.member === undefined && isControllerName(stored.alias ?? stored.name);
    if (!isController && !isControllerName(stored.member ?? stored.name) && !isKept) return undefined;
    let isUnheard = this.#unheard.get(stored.name);
    if (isUnheard === undefined) {
      isUnheard = isHeardByPlatformOnly(stored.name, this.#owners, this.#source);
      this.#unheard.set(stored.name, isUnheard);
    }
    if (isUnheard) return undefined;
    return { kind: 'abort', node, owners: ownersOf(stored.holders), event: undefined, through: stored.holders };
  }

  #callback(node: CallExpression): Notification | undefined {
    const callee = appliedFunction(node);
    if (callee.type !== 'Identifier' && callee.type !== 'MemberExpression' && callee.type !== 'CallExpression')
      return undefined;
    // Most calls are of methods whose name says at once that nobody gave them.
    const member = callee.type === 'MemberExpression' && !callee.computed ? propertyName(callee) : undefined;
    if (member !== undefined && !isCallbackName(member) && !isToldName(member) && !isAskedOfBag(node)) return undefined;
    if (calledFunction(node, this.#source) !== undefined || isSubscribing(node, callee)) return undefined;
    const stored = this.#stored.of(callee);
    if (stored === undefined || stored.holders.length === 0 || !this.#isCallback(stored, node)) return undefined;
    return {
      kind: 'callback',
      node,
      owners: ownersOf(stored.holders),
      event: eventOf(stored),
      through: stored.holders,
      isOption: stored.taken === undefined && stored.member !== undefined,
    };
  }

  #isCallback(stored: Stored, call: CallExpression): boolean {
    const { holders, name, taken, member, alias } = stored;
    const names = [name, alias ?? '', member ?? ''];
    if (names.some(isSettlerName) || isDiagnosticName(alias ?? '') || [name, alias ?? ''].some(isCleanUpName))
      return false;
    if (call.arguments.length === 0 && isSubscriptionName(name)) return false;
    if (member !== undefined)
      return taken === 'iterated'
        ? isToldName(member) && (isHeldName(member) || [name, alias ?? ''].some(isListenerName))
        : taken === undefined
          ? isCallbackName(member) || (isBagName(name) && holders.every((each) => this.#isGivenWhole(each)))
          : isHeldName(member) || (isCallbackName(member) && this.#stored.isGivenMember(stored));
    switch (taken) {
      case 'iterated':
        return !isComputingName(name);
      case 'keyed':
        return (
          isCallbackName(name) || (!isComputingName(name) && unwrap(unwrap(call.callee)).type !== 'MemberExpression')
        );
      case 'indexed':
      case 'removed':
        return isCallbackName(name) || (alias !== undefined && isCallbackName(alias));
      default:
        return isCallbackName(name) && holders.every((holder) => this.#isGiven(holder, call));
    }
  }

  /** Whether a field that is called holds what others gave, and not a method of the object under a callback's name. */
  #isGiven(holder: Holder, call: CallExpression): boolean {
    const { kind, values } = this.#owners.declared(holder);
    if (kind === 'method' || kind === 'accessor') return false;
    const given = values.filter((value) => !isNothing(value));
    // `onChange = null`: a place that others fill.
    if (values.length > 0 && given.length === 0) return this.#owners.isPublic(holder);
    if (given.length > 0 && given.every((value) => this.#isOwnFunction(value))) return false;
    // What `subscribe()` and `onChange(listener)` give takes the listener back.
    if (call.arguments.length === 0 && values.some(isRegistration)) return false;
    const others = given.filter((value) => !isNoCallback(value));
    if (others.length > 0 && others.every((value) => this.#isAnswer(value))) return false;
    if (kind === 'field') return true;
    const owner = this.#owners.behind(holder.owner);
    // An inherited method is called without `?.`; a field that may be empty is not.
    const isInherited =
      owner === undefined || typeof owner === 'string' || !('superClass' in owner) || owner.superClass !== null;
    return call.optional || !isInherited || isTested(call);
  }

  /** Whether somebody has given all handlers at once: `constructor(private readonly handlers: Handlers) {}`. */
  #isGivenWhole(holder: Holder): boolean {
    const { kind, values } = this.#owners.declared(holder);
    return (
      kind === 'field' &&
      values.length > 0 &&
      values.every((each) => isParameterField(each) || parameterOf(each, this.#source))
    );
  }

  /** Whether an event brings it, to be told when its listener is done: `this.on('kill', (done) => { onExit = done; })`. */
  #isAnswer(value: Node): boolean {
    const fn = parameterOf(value, this.#source)?.node;
    if (fn === undefined) return false;
    const { parent } = wrapped(fn);
    return parent?.type === 'CallExpression' && parent.callee !== wrapped(fn) && isRegistration(parent);
  }

  #isOwnFunction(value: Node): boolean {
    const at = unwrap(value);
    if (isFunction(at)) return true;
    if (at.type === 'CallExpression') return propertyName(unwrap(at.callee) as never) === 'bind';
    return at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression';
  }
}

/** `this.handlers.open?.(this)`: of handlers that somebody gave, one that may not be there. */
function isAskedOfBag(call: CallExpression): boolean {
  const callee = unwrap(call.callee);
  const bag = callee.type === 'MemberExpression' ? unwrap(callee.object) : undefined;
  return bag?.type === 'MemberExpression' && isBagName(propertyName(bag) ?? '') && (call.optional || isTested(call));
}

/** `constructor(private readonly handlers: Handlers)` */
function isParameterField(name: Node): boolean {
  return name.parent?.type === 'TSParameterProperty';
}

/** `input.onDidTrigger((event) => …)` registers a listener. */
function isSubscribing({ arguments: [first] }: CallExpression, callee: Node): boolean {
  return (
    first !== undefined &&
    isFunction(unwrap(first)) &&
    callee.type === 'MemberExpression' &&
    /^on[A-Z]/u.test(propertyName(callee) ?? '')
  );
}

/** `this.off = source.addListener('x', listener)` */
function isRegistration(value: Node): boolean {
  const at = unwrap(value);
  return (
    at.type === 'CallExpression' &&
    at.arguments.length > 0 &&
    /^(?:on(?:ce|[A-Z]\w*)?|add\w*Listener|addListener|subscribe\w*|listen|watch|observe)$/u.test(calledName(at) ?? '')
  );
}

/** What a callback is told by its name, or by that of its collection. */
function eventOf({ name, member, taken }: Stored): string | undefined {
  return member ?? (taken === undefined || isCallbackName(name) ? name : undefined);
}

function ownersOf(holders: readonly Holder[]): ReadonlySet<string> {
  return new Set(holders.map((holder) => holder.owner));
}
