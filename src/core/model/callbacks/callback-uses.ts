import type { TSESTree } from '@typescript-eslint/types';
import {
  calledName,
  enclosingFunction,
  isFunction,
  isInside,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import type { Variable } from '../../source/scopes.ts';
import { walk } from '../../source/visit.ts';
import { callWith, knownRunOf, runOfArgument, runOfKept, runOfMember, type Run } from './callback-handings.ts';
import { calledFunction, callsOf, variableOfFunction } from '../local-functions.ts';
import { Origins } from '../origins.ts';
import { calling, isNodeStyle, isSurelyRun } from './passed-callbacks.ts';
import { saysNoFunction } from './type-tests.ts';

/** A place in a function at which a callback runs, or is given to what will run it. */
export interface Event {
  readonly node: Node;
  readonly run: Run;
  /** Whether only a convention says so: what is called with the callback is code that the file does not show. */
  readonly isAssumed?: boolean;
}

/** How many functions of the file a callback is followed through. */
const maxDepth = 3;

/** Wrappers that run their function when they are run. */
const transparent = /^(?:once|_once|onlyOnce|callOnce|bind|ensureCallback|maybeCallback|makeCallback|rethrow)$/;

/** What functions do with their parameters: asked again at each call. */
const summaries = new WeakMap<Variable, Run>();

/** Follows a callback parameter through a function: aliases, closures, wrappers and what they are given to. */
export class CallbackUses {
  readonly #source: Source;
  readonly #fn: FunctionNode;
  readonly #events = new Map<Node, Event>();
  readonly #seen = new Set<Node | Variable>();
  readonly #depth: number;
  readonly #origins: Origins;
  readonly #parameter: Variable;
  readonly #isNodeStyle: boolean;
  readonly #inPlace = new Set<FunctionNode>();
  #isLost = false;

  constructor(fn: FunctionNode, parameter: Variable, source: Source, depth = 0) {
    this.#source = source;
    this.#fn = fn;
    this.#depth = depth;
    this.#parameter = parameter;
    this.#origins = new Origins(source);
    this.#isNodeStyle = isNodeStyle(parameter, source);
    this.#carrier(parameter, true);
  }

  /** Undefined where the callback goes a way that cannot be followed. */
  get events(): ReadonlyMap<Node, Event> | undefined {
    return this.#isLost ? undefined : this.#events;
  }

  /** The functions written in it that a function of the file runs at once, whatever comes. */
  get inPlace(): ReadonlySet<FunctionNode> {
    return this.#inPlace;
  }

  /** What the function does with the callback as a whole. */
  get summary(): Run {
    if (this.#isLost) return 'unknown';
    const runs = new Set(
      [...this.#events.values()]
        .map(({ node, run }) => (run === 'sync' ? this.#runOf(node) : run))
        .filter((run) => run !== 'never'),
    );
    const [only] = runs;
    return runs.size > 1 ? 'unknown' : (only ?? 'never');
  }

  /** When the code at a node runs, as seen from the caller of the function: that of a closure, whenever that does. */
  #runOf(node: Node): Run {
    const around = enclosingFunction(node);
    if (around === undefined || around === this.#fn) return 'sync';
    const own = this.#events.get(around);
    if (own !== undefined) return own.run;
    const value = wrapped(around);
    const { parent } = value;
    if (parent?.type !== 'CallExpression' && parent?.type !== 'NewExpression') return 'unknown';
    return parent.callee === value ? this.#runOf(parent) : (this.#events.get(parent)?.run ?? this.#runOf(parent));
  }

  /** All that is done with a name of the callback (`runs`), or of a function that runs it, which the flow goes into. */
  #carrier(variable: Variable, runs: boolean): void {
    if (this.#seen.has(variable)) return;
    this.#seen.add(variable);
    for (const reference of variable.references) {
      if (reference.isWrite() && reference.init !== true) {
        if (reference.writeExpr && !this.#isHarmlessWrite(reference.writeExpr, variable)) this.#isLost = true;
        continue;
      }
      if (reference.isRead()) this.#use(reference.identifier, runs);
      if (this.#isLost) return;
    }
  }

  /** `cb = cb || noop`, `cb = options`: still a function that the caller gave. */
  #isHarmlessWrite(value: Node, variable: Variable): boolean {
    const at = unwrap(value);
    switch (at.type) {
      case 'Identifier':
      case 'Literal':
      case 'MemberExpression':
        return true;
      case 'LogicalExpression':
        return this.#isHarmlessWrite(at.left, variable) && this.#isHarmlessWrite(at.right, variable);
      case 'ConditionalExpression':
        return this.#isHarmlessWrite(at.consequent, variable) && this.#isHarmlessWrite(at.alternate, variable);
      case 'AssignmentExpression':
        return this.#isHarmlessWrite(at.right, variable);
      case 'ArrowFunctionExpression':
      case 'FunctionExpression':
        return !variable.references.some(({ identifier }) => isInside(identifier, at));
      case 'CallExpression': {
        const callee = unwrap(at.callee);
        const name = lastName(callee);
        return name !== undefined && transparent.test(name);
      }
      default:
        return false;
    }
  }

  #use(value: Node, runs: boolean): void {
    const at = wrapped(value);
    const { parent } = at;
    switch (parent?.type) {
      case 'CallExpression':
        if (parent.callee === at) {
          if (runs) this.#add(parent, 'sync');
          else this.#around(parent);
        } else this.#given(parent, at as CallExpression['arguments'][number], runs);
        return;
      case 'NewExpression':
        if (parent.callee === at) this.#isLost = true;
        else this.#given(parent, at as CallExpression['arguments'][number], runs);
        return;
      case 'MemberExpression':
        if (parent.object === at) this.#member(parent, runs);
        return;
      case 'LogicalExpression':
        if (parent.right === at || parent.operator !== '&&') this.#flows(parent, runs);
        return;
      case 'ConditionalExpression':
        if (parent.test !== at) this.#use(parent, runs);
        return;
      case 'VariableDeclarator':
        this.#named(parent, runs);
        return;
      case 'AssignmentExpression':
        if (parent.right === at) this.#kept(parent);
        return;
      case 'Property':
        if (parent.value === at) this.#property(parent);
        return;
      case 'ArrayExpression':
        this.#use(parent, false);
        return;
      case 'UnaryExpression':
      case 'BinaryExpression':
      case 'IfStatement':
      case 'ExpressionStatement':
      case 'SwitchStatement':
      case 'WhileStatement':
      case 'AssignmentPattern':
      case 'TemplateLiteral':
      case 'SequenceExpression':
        return;
      default:
        // Returned, thrown, spread, awaited, or something that is not known here.
        this.#isLost = true;
    }
  }

  /** `cb || noop` goes where the whole goes; as a test it goes nowhere. */
  #flows(node: Node, runs: boolean): void {
    const { parent } = wrapped(node);
    if (parent?.type !== 'IfStatement' && parent?.type !== 'ExpressionStatement') this.#use(node, runs);
  }

  #member(member: TSESTree.MemberExpression, runs: boolean): void {
    const name = propertyName(member);
    const call = calling(member);
    if (name === 'bind' && call) this.#use(call, runs);
    else if ((name === 'call' || name === 'apply') && call) {
      if (runs) this.#add(call, 'sync');
      else this.#around(call);
    } else if (call) this.#isLost = true;
  }

  /** `const done = cb` is another name of it; so is what a transparent wrapper gives. */
  #named(declarator: TSESTree.VariableDeclarator, runs: boolean): void {
    if (declarator.id.type !== 'Identifier') return;
    const variable = this.#source.bindings.declaredBy(declarator.id);
    if (variable) this.#carrier(variable, runs);
  }

  #kept(node: TSESTree.AssignmentExpression): void {
    const target = unwrap(node.left);
    if (target.type === 'Identifier') {
      const variable = this.#source.bindings.variable(target);
      // A default for the parameter itself; any other variable is called who knows when.
      if (variable?.defs[0]?.type !== 'Parameter') this.#isLost = true;
      return;
    }
    if (target.type !== 'MemberExpression') return;
    const isHandler = /^on[a-z]+$/.test(propertyName(target) ?? '');
    this.#add(node, isHandler ? 'async' : runOfKept(target.object, this.#source));
  }

  #property(property: TSESTree.Property): void {
    const object = property.parent;
    const call = callWith(object);
    if (call === undefined) {
      this.#use(object, false);
      return;
    }
    const run = call.type === 'CallExpression' ? runOfArgument(call, wrapped(object), false, this.#source) : 'unknown';
    this.#add(call, run === 'unknown' ? runOfMember(propertyName(property), call) : run);
  }

  /** The callback, or a function that runs it, is an argument. */
  #given(
    call: CallExpression | TSESTree.NewExpression,
    argument: CallExpression['arguments'][number],
    runs: boolean,
  ): void {
    const value = unwrap(argument);
    if (call.type === 'NewExpression' && isFunction(value) && this.#origins.isPromiseConstructor(call.callee)) {
      this.#around(call);
      return;
    }
    const local = call.type === 'CallExpression' ? calledFunction(call, this.#source) : undefined;
    const name = call.type === 'CallExpression' ? calledName(call) : undefined;
    if (name !== undefined && transparent.test(name) && local === undefined && call.arguments[0] === argument) {
      this.#use(call, runs);
      return;
    }
    const run =
      local !== undefined
        ? this.#passed(local, call, argument)
        : this.#depth > 0 && this.#isParameter(call.callee)
          ? // What a helper is given to call is known to its caller alone.
            'unknown'
          : runOfArgument(call, argument, this.#isNodeStyle, this.#source);
    const inside = run === 'sync' && local && !isFunction(value) ? this.#inside(local, call, argument) : [];
    if (inside.length > 0) {
      for (const node of inside) this.#note(node, run);
      return;
    }
    // What runs at once is seen where it stands, when it is written here.
    if (run === 'sync' && isFunction(value)) {
      if (local && isSurelyRun(local.params[call.arguments.indexOf(argument)], local, this.#source))
        this.#inPlace.add(value);
      this.#around(call);
    } else
      this.#add(
        call,
        run,
        run === 'async' && local === undefined && knownRunOf(call, argument, this.#source) === 'unknown',
      );
  }

  /**
   * `if (refuse(text, done)) return;`: a function of the file runs the callback on some of its paths, and what it gives says whether it
   * has: the calls in it, which the flow goes into.
   */
  #inside(local: FunctionNode, call: CallExpression | TSESTree.NewExpression, argument: Node): readonly Node[] {
    const parameter = local.params[call.arguments.indexOf(argument as never)];
    const variable = parameter?.type === 'Identifier' ? this.#source.bindings.declaredBy(parameter) : undefined;
    if (variable === undefined || this.#depth > 0 || enclosingFunction(call) !== this.#fn || this.#isElsewise(call))
      return [];
    if (isSurelyRun(parameter, local, this.#source) || !this.#isOnlyCall(call, local)) return [];
    const { events } = new CallbackUses(local, variable, this.#source, this.#depth + 1);
    const nodes = [...(events?.values() ?? [])].filter(({ run }) => run !== 'never').map(({ node }) => node);
    return nodes.every((node) => enclosingFunction(node) === local) ? nodes : [];
  }

  /** Whether the function calls another one here alone: at another place that may be given another callback. */
  #isOnlyCall(call: Node, local: FunctionNode): boolean {
    const calls = [...callsOf(local, this.#source)];
    return calls.every((each) => each === call || !isInside(each, this.#fn)) && calls.includes(call as CallExpression);
  }

  #isParameter(callee: Node): boolean {
    const at = unwrap(callee);
    return at.type === 'Identifier' && this.#source.bindings.variable(at)?.defs[0]?.type === 'Parameter';
  }

  /** What a function of the file does with a callback that it is passed. */
  #passed(local: FunctionNode, call: CallExpression | TSESTree.NewExpression, argument: Node): Run {
    const parameter = local.params[call.arguments.indexOf(argument as never)];
    const name = parameter?.type === 'AssignmentPattern' ? parameter.left : parameter;
    const variable = name?.type === 'Identifier' ? this.#source.bindings.declaredBy(name) : undefined;
    if (variable === undefined || this.#depth >= maxDepth || local === this.#fn) return 'unknown';
    if (local.async || local.generator) return 'unknown';
    let run = summaries.get(variable);
    if (run === undefined) {
      summaries.set(variable, 'unknown');
      run = new CallbackUses(local, variable, this.#source, this.#depth + 1).summary;
      summaries.set(variable, run);
    }
    return run;
  }

  #add(node: Node, run: Run, isAssumed = false): void {
    if (this.#isElsewise(node)) return;
    const home = enclosingFunction(node);
    // A generator runs when it is asked for its next value, by whoever has it.
    if (home !== this.#fn && home?.generator === true) {
      this.#isLost = true;
      return;
    }
    const waiting = run === 'sync' ? this.#waitsBefore(node) : undefined;
    // What comes after an `await` runs later from where its function begins.
    if (waiting) this.#note(waiting, 'async');
    else this.#note(node, run, isAssumed);
    this.#around(node);
  }

  #note(node: Node, run: Run, isAssumed = false): void {
    const old = this.#events.get(node);
    this.#events.set(node, { node, run: old && old.run !== run && old.run !== 'never' ? 'unknown' : run, isAssumed });
  }

  /** Whether the node runs only where the parameter, or what has its value, is no function. */
  #isElsewise(node: Node): boolean {
    for (let at = node; at.parent && at !== this.#fn; at = at.parent) {
      const { parent } = at;
      if (parent.type !== 'IfStatement' && parent.type !== 'ConditionalExpression') continue;
      if (parent.test !== at && saysNoFunction(parent.test, parent.consequent === at, this.#seen, this.#source))
        return true;
    }
    return false;
  }

  /** Goes on to the function around, which runs the callback whenever it is run itself. */
  #around(node: Node): void {
    const fn = enclosingFunction(node);
    if (fn === undefined || fn === this.#fn || !isInside(fn, this.#fn) || this.#seen.has(fn)) return;
    this.#seen.add(fn);
    const variable = variableOfFunction(fn, this.#source);
    if (fn.type === 'FunctionDeclaration' || variable !== undefined) {
      if (variable) this.#carrier(variable, false);
      return;
    }
    const own = fn.type === 'FunctionExpression' && fn.id ? this.#source.bindings.declaredBy(fn.id) : undefined;
    if (own) this.#carrier(own, false);
    const at = wrapped(fn);
    if (at.parent?.type === 'CallExpression' && at.parent.callee === at) {
      this.#around(at.parent);
      return;
    }
    this.#use(fn, false);
  }

  /** The asynchronous function inside that has waited before it comes to the node. */
  #waitsBefore(node: Node): FunctionNode | undefined {
    const fn = enclosingFunction(node);
    if (fn === undefined || fn === this.#fn || !fn.async) return undefined;
    let isLate = false as boolean;
    walk(fn.body, (at) => {
      if (isFunction(at)) return false;
      if (
        (at.type === 'AwaitExpression' && at.range[1] <= node.range[0]) ||
        (at.type === 'ForOfStatement' && at.await && at.range[0] < node.range[0])
      )
        isLate = true;
      return !isLate;
    });
    return isLate ? fn : undefined;
  }
}
