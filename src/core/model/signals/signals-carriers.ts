import type { TSESTree } from '@typescript-eslint/types';
import {
  dottedName,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { initializer, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { walk, someNode } from '../../source/visit.ts';
import { calleePath, modulePath } from '../callee-path.ts';
import { resultOf } from '../function-bodies.ts';
import { localFunction } from '../local-functions.ts';
import { reactionRoot } from '../reactions.ts';
import { signalCallee } from './signal-callees.ts';
import { signalName } from './signals-annotations.ts';
import { bundleName, type Signal } from './signals.ts';

// By which ways a signal may reach a call other than the argument that is made for it.

/** Answers whether expressions bring one of the signals in scope, or any other means to cancel. */
export class Carriers {
  readonly #source: Source;
  readonly #signals: ReadonlyMap<Variable, Signal>;
  readonly #made = new Map<Variable, boolean>();

  constructor(source: Source, inScope: readonly Signal[]) {
    this.#source = source;
    this.#signals = new Map(inScope.map((signal) => [signal.variable, signal]));
  }

  /** Whether the call has a signal by its arguments, by what it is called on, or by a call around it that waits for it. */
  reach(call: CallExpression): boolean {
    return call.arguments.some((arg) => this.#brings(arg)) || this.#isBound(call.callee) || this.#isGuarded(call);
  }

  /** Whether the call is raced against a promise that stands for the abort: `Promise.race([load(), aborted])`. */
  isRaced(call: CallExpression): boolean {
    const race = enclosingRace(call);
    return race?.elements.some((each) => each !== null && !isInside(call, each) && this.#standsForAbort(each)) === true;
  }

  /**
   * Whether a promise comes of the abort: `once(signal, 'abort')`. What only gives up when it comes has an end of its own, which
   * leaves the others of the race behind: `setTimeout(1000, undefined, { signal })`.
   */
  #standsForAbort(contender: Node): boolean {
    const at = reactionRoot(contender) ?? unwrap(contender);
    const path = at.type === 'CallExpression' ? calleePath(at.callee, this.#source) : undefined;
    const known = path === undefined ? undefined : signalCallee(path, modulePath(this.#source.settings.runtime));
    if (at.type !== 'CallExpression' || known === undefined) return this.#brings(contender) || namesAbort(contender);
    return at.arguments.slice(0, known.index).some((each) => this.#brings(each));
  }

  /** Whether an expression names a signal, or something made with one. Functions inside it are not looked into. */
  #brings(node: Node): boolean {
    let found = false;
    walk(node, (at) => {
      if (found || isFunction(at) || at.type === 'TSTypeParameterInstantiation') return false;
      if (at.type === 'CallExpression' && this.#isLeftOut(at)) return false;
      found = this.#isCarrier(at);
      // What an awaited call was given stays with it.
      return at.type !== 'AwaitExpression';
    });
    return found;
  }

  /** Whether the function of the file that makes an object takes from its arguments anything but the signal: `initOf({ text, signal })`. */
  #isLeftOut({ callee, arguments: given }: CallExpression): boolean {
    const fn = localFunction(callee, this.#source);
    if (fn === undefined || fn.async || resultOf(fn)?.type !== 'ObjectExpression' || this.#brings(callee)) return false;
    return given.every((each, i) => {
      const parameter = fn.params[i];
      if (!this.#brings(each)) return true;
      return parameter !== undefined && each.type !== 'SpreadElement' && this.#takesNoSignal(parameter);
    });
  }

  /** Whether what a function takes out of a parameter is known to be no signal: members of other names, or nothing at all. */
  #takesNoSignal(parameter: Node): boolean {
    if (parameter.type === 'ObjectPattern')
      return parameter.properties.every((each) => each.type === 'Property' && isOtherName(propertyName(each)));
    const variable = parameter.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    return (
      variable?.references.every(({ identifier }) => {
        const { parent } = wrapped(identifier);
        return (
          parent?.type === 'MemberExpression' &&
          !isInside(identifier, parent.property) &&
          isOtherName(propertyName(parent))
        );
      }) === true
    );
  }

  #isCarrier(at: Node): boolean {
    const { parent } = at;
    if (at.type === 'Property') return isCancelName(propertyName(at) ?? '');
    if (at.type === 'MemberExpression') return isCancelName(propertyName(at) ?? '') && !isAsked(at);
    if (at.type !== 'Identifier' || (parent?.type === 'MemberExpression' && parent.property === at && !parent.computed))
      return false;
    if (parent?.type === 'Property' && parent.key === at && !parent.computed && !parent.shorthand) return false;
    const variable = this.#source.bindings.variable(at);
    const signal = variable && this.#signals.get(variable);
    const isWhole = parent?.type !== 'MemberExpression' || parent.object !== at;
    if (signal !== undefined) return signal.property === undefined ? !isAsked(at) : isWhole;
    return isWhole && (isCancelName(at.name) || (variable !== undefined && this.#isMadeWith(variable)));
  }

  /** Whether a variable was made with a signal: `const client = connect({ signal })`, `const init = withDefaults(options)`. */
  #isMadeWith(variable: Variable): boolean {
    const known = this.#made.get(variable);
    if (known !== undefined) return known;
    this.#made.set(variable, false);
    const definition = variable.defs[0];
    const init = definition?.type === 'FunctionName' ? definition.node : initializer(variable);
    const value = init && unwrap(init);
    const isMade =
      value !== undefined && (isFunction(value) ? this.#closesOver(value) : isMaking(value) && this.#brings(value));
    this.#made.set(variable, isMade);
    return isMade;
  }

  /**
   * Whether another branch makes the same call with the signal: `options ? send(text, options) : send(text)`. The test has
   * to be about the signal or what may hold it: with `etag ? load(url, { signal }) : load(url)` one is forgotten.
   */
  hasTwin(call: CallExpression): boolean {
    const text = (node: Node) => this.#source.text.slice(...node.range);
    const isTwin = (other: Node) =>
      other.type === 'CallExpression' &&
      other !== call &&
      text(other.callee) === text(call.callee) &&
      call.arguments.every((arg, i) => {
        const same = other.arguments[i];
        return same !== undefined && (arg.type === 'ObjectExpression' || text(arg) === text(same));
      }) &&
      (other.arguments.some((arg) => this.#brings(arg)) ||
        other.arguments
          .slice(call.arguments.length)
          .some((arg) => arg.type === 'Identifier' && bundleName.test(arg.name)));
    return [...otherBranches(call)].some(({ test, branch }) => this.#mayTell(test) && someNode(branch, isTwin));
  }

  /** Whether code listens for the abort of a signal in scope, and so does by hand what passing it on would do. */
  isListenedTo(): boolean {
    return [...this.#signals.values()].some(({ variable, property }) =>
      variable.references.some(({ identifier }) => {
        let at = wrapped(identifier);
        if (property !== undefined) {
          if (at.parent?.type !== 'MemberExpression' || propertyName(at.parent) !== property) return false;
          at = wrapped(at.parent);
        }
        const name =
          at.parent?.type === 'MemberExpression' && at.parent.object === at ? propertyName(at.parent) : undefined;
        return name === 'addEventListener' || name === 'onabort';
      }),
    );
  }

  #mayTell(test: Node): boolean {
    return someNode(
      test,
      (at) =>
        (at.type === 'Identifier' || at.type === 'PrivateIdentifier') &&
        (isCancelName(at.name) ||
          bundleName.test(at.name) ||
          /time_?out|deadline/iu.test(at.name) ||
          [...this.#signals.values()].some(({ node }) => node.name === at.name)),
    );
  }

  /** Whether a function uses a signal in scope that is not its own, or a value that holds one: `fetch(url, { ...common })`. */
  #closesOver(fn: FunctionNode): boolean {
    return someNode(fn, (at) => {
      const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
      if (variable === undefined || !(this.#signals.has(variable) || this.#isMadeValue(variable))) return false;
      return this.#isCarrier(at);
    });
  }

  /** What another function does with a signal is not looked for again from each that calls it. */
  #isMadeValue(variable: Variable): boolean {
    const init = initializer(variable);
    return init != null && !isFunction(unwrap(init)) && this.#isMadeWith(variable);
  }

  /** Whether the callee, or the object it is a method of, has the signal already. */
  #isBound(callee: Node): boolean {
    let at = unwrap(callee);
    let isReceiver = false;
    for (;;) {
      if (at.type === 'MemberExpression') at = unwrap(at.object);
      else if (at.type === 'CallExpression') {
        if (at.arguments.some((arg) => this.#brings(arg))) return true;
        at = unwrap(at.callee);
      } else break;
      isReceiver = true;
    }
    if (at.type === 'AwaitExpression') return this.#isBound(at.argument);
    if (at.type === 'NewExpression') return at.arguments.some((arg) => this.#brings(arg));
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    if (variable === undefined) return false;
    return (isReceiver && this.#signals.has(variable)) || this.#isMadeWith(variable);
  }

  /** `abortable(load(url), signal)`, `load(url).pipe(until(signal))`: whoever waits for the call is told of the abort. */
  #isGuarded(call: CallExpression): boolean {
    for (let at = wrapped(call); ;) {
      const { parent } = at;
      if (parent === undefined || isFunction(parent) || /Statement$|Declarator$/u.test(parent.type)) return false;
      if (parent.type === 'CallExpression') {
        const others = parent.arguments.filter((arg) => !isInside(call, arg));
        if (others.some((arg) => !isFunction(arg) && this.#brings(arg))) return true;
        // `progress.race(load(url))`: the method of what holds the signal knows of it.
        if (!isInside(call, parent.callee) && this.#isBound(parent.callee)) return true;
      }
      at = parent;
    }
  }
}

/** Whether a value holds on to what it is made of; a property or an awaited result is something else. */
function isMaking(value: Node): boolean {
  return value.type !== 'AwaitExpression' && value.type !== 'MemberExpression' && value.type !== 'TSDeclareFunction';
}

/** The code that runs when this does not: the other branch, or what an early exit parts it from. */
function* otherBranches(node: Node): Generator<{ readonly test: Node; readonly branch: Node }> {
  let inner = node;
  for (let at = node.parent; at && !isFunction(at); inner = at, at = at.parent) {
    if (at.type === 'ConditionalExpression' || at.type === 'IfStatement') {
      const branch = at.consequent === inner ? at.alternate : at.alternate === inner ? at.consequent : undefined;
      if (branch) yield { test: at.test, branch };
    }
    if (at.type !== 'BlockStatement') continue;
    const here = at.body.findIndex((statement) => statement === inner);
    for (const statement of at.body.slice(0, here))
      if (statement.type === 'IfStatement' && exits(statement.consequent))
        yield { test: statement.test, branch: statement.consequent };
    if (inner.type === 'IfStatement' && exits(inner.consequent))
      for (const branch of at.body.slice(here + 1)) yield { test: inner.test, branch };
  }
}

function exits(node: Node): boolean {
  const last = node.type === 'BlockStatement' ? node.body.at(-1) : node;
  return last?.type === 'ReturnStatement' || last?.type === 'ThrowStatement';
}

function enclosingRace(call: CallExpression): TSESTree.ArrayExpression | undefined {
  for (
    let at: Node | undefined = call.parent;
    at && !isFunction(at) && !at.type.endsWith('Statement');
    at = at.parent
  ) {
    const { parent } = at;
    if (
      at.type === 'ArrayExpression' &&
      parent?.type === 'CallExpression' &&
      dottedName(parent.callee) === 'Promise.race'
    )
      return at;
  }
  return undefined;
}

function namesAbort(node: Node): boolean {
  const at = unwrap(node);
  const name = dottedName(at.type === 'CallExpression' ? at.callee : at);
  return name !== undefined && /abort|cancel/iu.test(name);
}

/** Names by which code hands on some means to cancel: another signal, a controller, a token. */
function isCancelName(name: string): boolean {
  return signalName.test(name) || /abort|cancel(?:lation)?token|controller$/iu.test(name);
}

function isOtherName(name: string | undefined): boolean {
  return name !== undefined && !isCancelName(name);
}

/** `signal.aborted` as an argument tells of the signal, and does not hand it on. */
function isAsked(node: Node): boolean {
  const { parent } = wrapped(node);
  return parent?.type === 'MemberExpression' && parent.object === wrapped(node);
}
