import {
  enclosingClass,
  enclosingFunction,
  isField,
  isFunction,
  isInside,
  isLoop,
  loopsAround,
  propertyName,
  unwrap,
  wrapped,
  type FieldNode,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import type { Completion, Handle } from './completion.ts';
import { isOfOwnTable, lookUpsOf } from './function-tables.ts';
import { usesOfFunction } from './function-uses.ts';
import { listenerOfHelper } from './helper-listeners.ts';
import { argumentFor, calledFunction, passedAs, variableOfFunction } from './local-functions.ts';
import { Members } from './members.ts';
import { registrationAt, type Registration } from './registrations.ts';
import { isExportedDeclaration } from './producers/exported.ts';
import { giverOf } from './returned-closures.ts';
import { asEntry } from './table-listeners.ts';

/** One function on the way from a settlement outwards. */
export interface Step {
  /** The function that runs; undefined where the handle itself is given away. */
  readonly fn: FunctionNode | undefined;
  /** What in it settles, or leads to the settlement. */
  readonly site: Node;
  /** What makes it run; undefined for a call of it, which then is the site of the next step. */
  readonly by: Registration | undefined;
  /** The registration as a helper makes it, where `by` is the call of the helper. */
  readonly within?: Registration;
}

/** A way in which a settlement comes to run, from the inside out to the code that makes the promise. */
export interface Run {
  readonly handle: Handle;
  readonly steps: readonly Step[];
  /** What leads to the settlement in the code that makes the promise, or in the function where the way is lost. */
  readonly origin: Node;
  /**
   * `made`: the run begins in the code that makes the promise; `called`: in a function that others may call;
   * `lost`: in one of which the file does not show what becomes.
   */
  readonly begins: 'made' | 'called' | 'lost';
}

/** Ways beyond this to one settlement add nothing. */
const maxRuns = 24;
const maxSteps = 12;

const finders = new WeakMap<Node, SettlementRuns>();

/** The ways to the settlements of a file, found once for all who ask. */
export function settlementRuns(source: Source): SettlementRuns {
  let finder = finders.get(source.ast);
  if (finder === undefined) finders.set(source.ast, (finder = new SettlementRuns(source)));
  return finder;
}

/** Finds how settlements come to run. */
class SettlementRuns {
  readonly #known = new Map<Handle, readonly Run[]>();
  readonly #source: Source;
  readonly #members: Members;

  constructor(source: Source) {
    this.#source = source;
    this.#members = new Members(source);
  }

  /** The ways to a settlement or hand-off. */
  of(handle: Handle): readonly Run[] {
    let runs = this.#known.get(handle);
    if (runs === undefined) this.#known.set(handle, (runs = this.#find(handle)));
    return runs;
  }

  #find(handle: Handle): readonly Run[] {
    const { use, completion } = handle;
    const found: Run[] = [];
    if (use.kind === 'settle') this.#outwards(use.call, [], handle, found);
    else if (use.kind === 'hand-off') {
      for (const value of use.isMember ? this.#membersOf(use.node, handle) : [use.node]) {
        // A helper that is given the handle has a name of its own for it.
        const by = registrationAt(value, this.#source, false);
        if (by !== undefined) this.#given({ fn: undefined, site: value, by }, [], handle, found);
      }
    }
    return found.filter((run) => run.steps.every(({ fn }) => fn === undefined || !isInside(completion.node, fn)));
  }

  /** The properties of an object through which the handle is given away: `{ next: resolve }`. */
  *#membersOf(node: Node, { completion, use }: Handle): Generator<Node> {
    const object = unwrap(node);
    const role = use.kind === 'hand-off' ? use.role : undefined;
    const parameter = completion.executor?.params[role === 'reject' ? 1 : 0];
    for (const property of object.type === 'ObjectExpression' ? object.properties : []) {
      if (property.type !== 'Property') continue;
      const value = unwrap(property.value);
      const isOwn =
        value.type === 'Identifier'
          ? parameter?.type === 'Identifier' && this.#source.bindings.variable(value)?.identifiers.includes(parameter)
          : value.type === 'MemberExpression' && propertyName(value) === role;
      if (isOwn === true) yield property.value;
    }
  }

  #outwards(site: Node, steps: readonly Step[], handle: Handle, found: Run[]): void {
    if (found.length >= maxRuns || steps.length > maxSteps) return;
    const fn = enclosingFunction(site);
    const end = (begins: Run['begins']): void => {
      found.push({ handle, steps, origin: site, begins });
    };
    if (fn === undefined || makes(fn, handle.completion)) {
      end('made');
      return;
    }
    if (steps.some((step) => step.fn === fn)) return;
    const at = wrapped(fn);
    const { parent } = at;
    if (parent?.type === 'CallExpression' && parent.callee === at) {
      this.#outwards(parent, [...steps, { fn, site, by: undefined }], handle, found);
      return;
    }
    if (this.#runAtOnce(at, { fn, site, by: undefined }, steps, handle, found)) return;
    if (this.#runByHelper(at, { fn, site, by: undefined }, steps, handle, found)) return;
    const by = registrationAt(fn, this.#source);
    // What a helper wires out of a table begins where the table is given; what it calls itself, at the call.
    const isWired = by !== undefined && by.kind !== 'callback';
    if (!isWired && this.#runInTable(fn, site, steps, handle, found)) return;
    if (by !== undefined) {
      this.#given({ fn, site, by }, steps, handle, found);
      return;
    }
    const before = found.length;
    let isCalledByOthers = isExposed(fn) && !isOfOwnTable(fn, this.#source) && !isMadeForOwn(fn, this.#source);
    for (const name of [...this.#namesOf(fn), ...this.#makingsOf(fn, handle)])
      isCalledByOthers = !this.#used(name, fn, site, steps, handle, found) || isCalledByOthers;
    if (isCalledByOthers)
      found.push({ handle, steps: [...steps, { fn, site, by: undefined }], origin: site, begins: 'called' });
    else if (found.length === before) end('lost');
  }

  /** Follows one appearance of a function's name; false when it goes where the file does not show. */
  #used(name: Node, fn: FunctionNode, site: Node, steps: readonly Step[], handle: Handle, found: Run[]): boolean {
    let at = wrapped(name);
    // `handler.bind(this)` is the handler, `handler.call(…)` calls it.
    if (at.parent?.type === 'MemberExpression' && at.parent.object === at) {
      const method = propertyName(at.parent);
      const call = wrapped(at.parent).parent;
      if (call?.type !== 'CallExpression' || call.callee !== wrapped(at.parent)) return true;
      if (method === 'call' || method === 'apply') {
        this.#outwards(call, [...steps, { fn, site, by: undefined }], handle, found);
        return true;
      }
      if (method !== 'bind') return true;
      at = wrapped(call);
    }
    const { parent } = at;
    if (parent?.type === 'CallExpression' && parent.callee === at) {
      this.#outwards(parent, [...steps, { fn, site, by: undefined }], handle, found);
      return true;
    }
    if (this.#runAtOnce(at, { fn, site, by: undefined }, steps, handle, found)) return true;
    if (this.#runByHelper(at, { fn, site, by: undefined }, steps, handle, found)) return true;
    const by = registrationAt(at, this.#source);
    if (by !== undefined) {
      this.#given({ fn, site, by: asEntry(by, fn, this.#source) }, steps, handle, found);
      return true;
    }
    return parent?.type !== 'ReturnStatement' && parent?.type !== 'Property' && parent?.type !== 'ExportSpecifier';
  }

  /** `listen(job, { done: (path) => resolve(path) })`, where a function of the file registers or calls what is in its table. */
  #runInTable(fn: FunctionNode, site: Node, steps: readonly Step[], handle: Handle, found: Run[]): boolean {
    const { parent } = wrapped(fn);
    if (parent?.type !== 'Property' || wrapped(parent.parent).parent?.type !== 'CallExpression') return false;
    const names = [...lookUpsOf(fn, this.#source)];
    return names.filter((name) => this.#used(name, fn, site, steps, handle, found)).length > 0;
  }

  /** `finish(() => source.setResult(value))`, where `finish` is a function of the file that calls what it is given before it returns. */
  #runAtOnce(value: Node, step: Step, steps: readonly Step[], handle: Handle, found: Run[]): boolean {
    const { parent: call } = value;
    if (call?.type !== 'CallExpression' || call.callee === value) return false;
    const runner = calledFunction(call, this.#source);
    const calls = runner ? callsOfParameter(runner, passedAs(value, this.#source)) : [];
    if (runner === undefined || calls.length === 0 || steps.some(({ fn }) => fn === runner)) return false;
    for (const site of calls)
      this.#outwards(call, [...steps, step, { fn: runner, site, by: undefined }], handle, found);
    return true;
  }

  /** `listen(worker, (data) => resolve(data))`, where `listen` calls what it is given in a listener of its own. */
  #runByHelper(value: Node, step: Step, steps: readonly Step[], handle: Handle, found: Run[]): boolean {
    const { parent: call } = value;
    if (call?.type !== 'CallExpression' || call.callee === value) return false;
    const listener = listenerOfHelper(call, value, this.#source);
    if (listener === undefined || steps.some(({ fn }) => fn === listener.helper || fn === listener.fn)) return false;
    const { fn, site, inner, outer } = listener;
    this.#outwards(call, [...steps, step, { fn, site, by: outer, within: inner }], handle, found);
    return true;
  }

  #given(step: Step & { readonly by: Registration }, steps: readonly Step[], handle: Handle, found: Run[]): void {
    this.#outwards(step.by.node, [...steps, step], handle, found);
  }

  /** `port.on('line', taking(resolve))`: the calls that make the function for this promise, or the reads of the constants that keep it. */
  *#makingsOf(fn: FunctionNode, { completion }: Handle): Generator<Node> {
    const giver = giverOf(fn);
    if (giver === undefined || giver.async || giver.generator) return;
    for (const use of usesOfFunction(giver, this.#source)) {
      if (use.kind !== 'call' || !belongsTo(completion, use.call)) continue;
      const { parent } = wrapped(use.call);
      const name = parent?.type === 'VariableDeclarator' ? parent.id : undefined;
      const variable = name?.type === 'Identifier' ? this.#source.bindings.declaredBy(name) : undefined;
      if (variable === undefined) yield use.call;
      for (const { identifier, init } of variable?.references ?? []) if (init !== true) yield identifier;
    }
  }

  /** Where the file names a function: the reads of its variable, its member of `this`, or what is looked up in its table. */
  *#namesOf(fn: FunctionNode): Generator<Node> {
    const { parent } = fn;
    if (parent.type === 'MethodDefinition' || isField(parent)) {
      const name = propertyName(parent);
      if (name !== undefined && !parent.static) yield* this.#members.ofOwner(parent.parent.parent, name);
      return;
    }
    if (parent.type === 'Property') yield* lookUpsOf(fn, this.#source);
    let variable = variableOfFunction(fn, this.#source);
    if (parent.type === 'AssignmentExpression' && parent.left.type === 'Identifier')
      variable = this.#source.bindings.variable(parent.left);
    for (const reference of variable?.references ?? []) {
      const { identifier } = reference;
      if (reference.isRead() && !isInside(identifier, fn)) yield identifier;
    }
  }
}

/** Whether a function is what another one gives back that the file itself calls, and nobody else. */
function isMadeForOwn(fn: FunctionNode, source: Source): boolean {
  const giver = giverOf(fn);
  if (giver === undefined || giver.async || giver.generator || isExportedDeclaration(giver)) return false;
  const uses = usesOfFunction(giver, source);
  return uses.length > 0 && uses.every(({ kind }) => kind === 'call');
}

/** The calls of a parameter that a function makes itself before it returns, when it does nothing else with that. */
function callsOfParameter(fn: FunctionNode, parameter: Variable | undefined): readonly Node[] {
  if (fn.async || fn.generator) return [];
  const calls: Node[] = [];
  for (const reference of parameter?.references ?? []) {
    const at = wrapped(reference.identifier);
    const isCalled = at.parent?.type === 'CallExpression' && at.parent.callee === at;
    if (!isCalled || enclosingFunction(at) !== fn || loopsAround(at).length > 0) return [];
    calls.push(at.parent);
  }
  return calls;
}

/** Whether the function's run makes the promise: its executor, or what the promise is made in. */
function makes(fn: FunctionNode, { node, executor }: Completion): boolean {
  if (fn === executor || isInside(node, fn)) return true;
  // The fields of an instance are made by its constructor.
  const { parent } = fn;
  const field = parent.type === 'MethodDefinition' && parent.kind === 'constructor' ? fieldAround(node) : undefined;
  return field !== undefined && !field.static && field.parent === parent.parent;
}

function fieldAround(node: Node): FieldNode | undefined {
  let at: Node | undefined = node;
  while (at && !isField(at) && !isFunction(at)) at = at.parent;
  return isField(at) ? at : undefined;
}

/** Whether others can call the function: a public method, what is exported or returned. */
function isExposed(fn: FunctionNode): boolean {
  const { parent } = fn;
  switch (parent.type) {
    case 'MethodDefinition':
      return (
        parent.kind !== 'constructor' && parent.key.type !== 'PrivateIdentifier' && parent.accessibility !== 'private'
      );
    case 'PropertyDefinition':
    case 'AccessorProperty':
      return parent.key.type !== 'PrivateIdentifier' && parent.accessibility !== 'private';
    case 'ExportNamedDeclaration':
    case 'ExportDefaultDeclaration':
    case 'Property':
    case 'ReturnStatement':
      return true;
    case 'VariableDeclarator':
      return parent.parent.parent.type === 'ExportNamedDeclaration';
    case 'ArrowFunctionExpression':
      return parent.body === fn;
    default:
      return false;
  }
}

/** The code whose each run makes the promise anew: a function or loop; the class, for what is made with an instance. */
export function makerOf({ node, executor }: Completion): Node | undefined {
  for (let at: Node | undefined = node.parent; at; at = at.parent) {
    if (isLoop(at)) return at;
    if (isField(at) && !at.static) return at.parent.parent;
    if (!isFunction(at) || at === executor) continue;
    const isConstructor = at.parent.type === 'MethodDefinition' && at.parent.kind === 'constructor';
    return isConstructor ? enclosingClass(at) : at;
  }
  return undefined;
}

/** Whether what stands at the node runs for one promise alone, and not for each that is made in turn. */
export function belongsTo(completion: Completion, node: Node): boolean {
  const maker = makerOf(completion);
  return maker === undefined || isInside(node, maker);
}

/** What stands for a parameter of a function that a run goes through: what the call on its way gives. */
export function givenTo(emitter: Node, { steps, origin }: Pick<Run, 'steps' | 'origin'>, { bindings }: Source): Node {
  const variable = bindings.variable(unwrap(emitter));
  const definition = variable?.defs[0];
  const index = definition?.type === 'Parameter' ? steps.findIndex(({ fn }) => fn === definition.node) : -1;
  const fn = steps[index]?.fn;
  const call = steps[index + 1]?.site ?? origin;
  if (fn === undefined || call.type !== 'CallExpression') return emitter;
  return argumentFor(variable, fn, call) ?? emitter;
}
