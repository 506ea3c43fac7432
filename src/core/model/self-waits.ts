import { functionRun, localFunction, getterRead } from './local-functions.ts';
import {
  assignmentTo,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  rootOf,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  isNothing,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import { bodyOf, isResumed, mayPrecede } from './function-bodies.ts';
import { keptPromises, Values, type KeptPromise } from './kept-promises.ts';
import { isPartOf, placeKey, placeRoot } from './place-keys.ts';
import { testsOn, type Test } from './tests-on-path.ts';
import { aliasesOf, partsOf, waitsOf, type Part } from './waits/waited-promises.ts';
import { reactedTo } from './reactions.ts';

/** A promise that cannot settle before itself. */
export interface SelfWait {
  readonly kept: KeptPromise;
  /** The `await` that stands nearest to the read, or what an async function returns there. */
  readonly at: Node;
  /** The first wait on the way, in the code that settles the promise. */
  readonly from: Node;
  /** The expression that reads the promise where it is kept. */
  readonly read: Node;
}

/** So many functions are entered for one kept promise; the rest of the way is unknown. */
const maxFunctions = 60;
/** … and so many expressions are looked at: many promises kept by one function would each go through all the others. */
const maxParts = 600;

/** The promises of a file that wait for themselves, each once. */
export function* selfWaits(source: Source): Generator<SelfWait> {
  for (const kept of keptPromises(source)) {
    const found = new Search(kept, source).run();
    if (found !== undefined) yield found;
  }
}

/** What holds how a program was set up. */
const optionsName = /^[_#]?(?:options|opts|config|configuration|settings|preferences|prefs|flags|features|env)$/iu;

/** A wait as it is found from its end: where it stands is told by the functions around the read. */
interface Found extends Omit<SelfWait, 'at'> {
  readonly at: Node | undefined;
}

/** How a part of the way is reached. */
interface Frame {
  readonly fn: FunctionNode | undefined;
  readonly values: Values;
  /** Whether the promise is kept already when the function is entered. */
  readonly isResumed: boolean;
  /** The first wait after that. */
  readonly at: Node | undefined;
}

class Search {
  readonly #kept: KeptPromise;
  readonly #source: Source;
  readonly #key: string | undefined;
  readonly #seen = new Map<string, Found | undefined>();
  readonly #name: string | undefined;
  /** The functions that have been gone through. */
  readonly #entered = new Set<FunctionNode>();
  #parts = 0;

  constructor(kept: KeptPromise, source: Source) {
    this.#kept = kept;
    this.#source = source;
    this.#name = lastName(kept.key === undefined ? kept.at : containerOf(kept.at));
    this.#key = kept.key && new Values(source).of(kept.key);
  }

  run(): SelfWait | undefined {
    if (this.#kept.key !== undefined && this.#key === undefined) return undefined;
    const frame: Frame = { fn: undefined, values: new Values(this.#source), isResumed: false, at: undefined };
    const { promise } = this.#kept;
    const promises = [promise, ...aliasesOf(promise, this.#source).map(({ init }) => init)];
    const found = firstOf(promises, (each) => this.#expression(each, false, frame, 0));
    return found && { ...found, at: found.at ?? found.from };
  }

  #expression(node: Node, isLate: boolean, frame: Frame, depth: number): Found | undefined {
    for (const part of partsOf(node, isLate)) {
      if (++this.#parts > maxParts) return undefined;
      const found = this.#part(part, frame, depth);
      if (found !== undefined) return found;
    }
    return undefined;
  }

  #part(part: Part, frame: Frame, depth: number): Found | undefined {
    const found = this.#found(part, frame, depth);
    // Asked last: few ways lead to the promise, and to look at what stands around each of them is dear.
    return found !== undefined && frame.fn !== undefined && this.#isAvoided(part.node, frame.fn, frame)
      ? undefined
      : found;
  }

  #found(part: Part, frame: Frame, depth: number): Found | undefined {
    const { node } = part;
    if (this.#isKept(node, frame.values))
      return part.isResumed && frame.at ? { kept: this.#kept, at: undefined, from: frame.at, read: node } : undefined;
    if (part.kind === 'place') {
      if (depth > 4) return undefined;
      const getter = getterRead(node, this.#source);
      if (getter !== undefined) return this.#function(getter, { ...frame, fn: getter, isResumed: part.isResumed });
      // What the function that keeps the promise has waited for before it made it is over by then.
      return firstOf(aliasesOf(node, this.#source), ({ init, isResumed }) =>
        this.#expression(init, frame.isResumed || (frame.fn !== undefined && isResumed), frame, depth + 1),
      );
    }
    if (part.kind === 'list') return undefined;
    const fn = part.kind === 'call' ? functionRun(part.node, this.#source) : localFunction(unwrap(node), this.#source);
    if (fn === undefined || fn === this.#kept.home) return undefined;
    const values = part.kind === 'call' ? frame.values.bind(fn, part.node.arguments) : frame.values;
    return this.#function(fn, { ...frame, fn, values, isResumed: part.isResumed });
  }

  #function(fn: FunctionNode, frame: Frame): Found | undefined {
    const id = `${String(fn.range[0])} ${String(frame.isResumed)} ${this.#key === undefined ? frame.values.literals : frame.values.key}`;
    if (this.#seen.has(id)) {
      // Another way to what is known: the first wait on it is this way's own.
      const known = this.#seen.get(id);
      return known && { ...known, from: frame.at ?? known.from };
    }
    if (this.#seen.size >= maxFunctions) return undefined;
    this.#seen.set(id, undefined);
    this.#entered.add(fn);
    for (const wait of waitsOf(fn)) {
      const isLate = frame.isResumed || wait.isResumed;
      const at = frame.at ?? (isLate ? wait.at : undefined);
      const found = this.#expression(wait.value, isLate, { ...frame, at }, 0);
      if (found === undefined) continue;
      // A getter, and the function that keeps the promise, only pass it on to who asks for it.
      const isAsking = fn.async && isLate && fn !== enclosingFunction(this.#kept.at);
      const placed = { ...found, at: found.at ?? (isAsking ? wait.at : undefined) };
      this.#seen.set(id, placed);
      return placed;
    }
    return undefined;
  }

  /** Whether the expression reads the promise where it is kept. */
  #isKept(node: Node, values: Values): boolean {
    const at = unwrap(node);
    const { key } = this.#kept;
    if (key === undefined) return this.#isPlace(at, values);
    const callee = at.type === 'CallExpression' ? unwrap(at.callee) : undefined;
    const [container, asked] =
      at.type === 'MemberExpression' && at.computed
        ? [at.object, at.property]
        : at.type === 'CallExpression' &&
            callee?.type === 'MemberExpression' &&
            /^(?:get|has)$/u.test(propertyName(callee) ?? '')
          ? [callee.object, at.arguments[0]]
          : [undefined, undefined];
    if (container === undefined || asked === undefined || !this.#isPlace(container, values)) return false;
    return values.of(asked) === this.#key;
  }

  #isPlace(node: Node, values?: Values): boolean {
    if (lastName(node) !== this.#name || placeKey(node, this.#source) !== this.#kept.place) return false;
    // `node.visited` of a parameter that has become the next node on the way.
    const root = placeRoot(node);
    const now = root.type === 'Identifier' ? values?.of(root) : undefined;
    return now === undefined || now === new Values(this.#source).of(root);
  }

  /** Whether the code at the node does not run, or finds something else, once the promise is kept. */
  #isAvoided(node: Node, fn: FunctionNode, frame: Frame): boolean {
    return this.#isExcluded(node, fn, frame) || this.#isReplaced(node, fn, frame);
  }

  #isExcluded(node: Node, fn: FunctionNode, frame: Frame): boolean {
    // Beyond the first wait the caller decides on the way, by what it passes or has set: only a plain way is sure.
    const isBeyond = frame.isResumed && frame.at !== undefined && !isInside(frame.at, fn);
    return testsOn(node, fn).some((test) => {
      const way = decided(test, frame.values);
      if (way !== undefined) return !way;
      const truth = this.#truth(test.node, frame.values, 0);
      if (truth !== undefined) return (frame.isResumed || isResumed(test.node, fn)) && truth !== test.is;
      const isOpen = !isBeyond || this.#isConfigured(test.node, fn) || this.#isPassedAgain(test, fn, frame);
      return !isOpen || this.#isSetIn(fn, test);
    });
  }

  /** Whether a test is true while the promise is kept; undefined when it asks something else. */
  #truth(node: Node, values: Values, depth: number): boolean | undefined {
    const at = unwrap(node);
    if (this.#isKept(at, values)) return true;
    if (at.type === 'UnaryExpression' && at.operator === '!') {
      const truth = this.#truth(at.argument, values, depth);
      return truth === undefined ? undefined : !truth;
    }
    if (at.type === 'BinaryExpression' && isNothing(at.right)) {
      const truth = this.#truth(at.left, values, depth);
      return truth === undefined ? undefined : at.operator.startsWith('!');
    }
    // `if (mine !== this.pending) return this.pending;`: then another one has taken its place.
    if (at.type === 'BinaryExpression' && /^[!=]==?$/u.test(at.operator)) {
      const isCompared = [at.left, at.right].some((side) => this.#isKept(side, values));
      return isCompared ? !at.operator.startsWith('!') : undefined;
    }
    const aliases = depth < 3 ? aliasesOf(at, this.#source) : [];
    return aliases.length === 1 ? firstOf(aliases, ({ init }) => this.#truth(init, values, depth + 1)) : undefined;
  }

  /**
   * Whether the function that has kept the promise, or one that calls it, is entered again, and goes by a test as it did when
   * it made it: `if (token) return token;`, unless what is asked is its caller's, or has been set on the way here.
   */
  #isPassedAgain(test: Test, fn: FunctionNode, { at }: Frame): boolean {
    const keeper = enclosingFunction(this.#kept.at);
    const kept =
      keeper === fn ? this.#kept.at : bodyOf(fn).calls.find((call) => functionRun(call, this.#source) === keeper);
    if (keeper === undefined || kept === undefined) return false;
    if (!testsOn(kept, fn).some(({ node, is }) => node === test.node && is === test.is)) return false;
    if (someOwnNode(test.node, (node) => isFunction(node) || this.#isLocal(node, fn))) return false;
    const isBefore = (each: Node, home: FunctionNode): boolean =>
      at === undefined || !isInside(at, home) || mayPrecede(each, at);
    return ![...this.#entered].some(
      (each) =>
        each !== fn &&
        (this.#isSetIn(each, test, (write) => isBefore(write, each)) ||
          bodyOf(each).calls.some((call) => {
            const run = isBefore(call, each) ? functionRun(call, this.#source) : undefined;
            return run !== undefined && !this.#entered.has(run) && this.#isSetIn(run, test);
          })),
    );
  }

  /**
   * `if (settings.warmUp)`: what the program was started with holds for all of the way, whoever has kept the promise. A parameter
   * is its caller's to choose, and what the file writes itself is state.
   */
  #isConfigured(test: Node, fn: FunctionNode): boolean {
    const at = unwrap(test);
    if (at.type === 'UnaryExpression' && at.operator === '!') return this.#isConfigured(at.argument, fn);
    const name = at.type === 'MemberExpression' ? propertyName(at) : undefined;
    if (at.type !== 'MemberExpression' || name === undefined) return false;
    const holder = lastName(at.object) ?? '';
    if (!optionsName.test(holder) || this.#isLocal(rootOf(at), fn)) return false;
    return this.#source.mentions.members(name).every((member) => assignmentTo(member) === undefined);
  }

  #isLocal(node: Node, fn: FunctionNode): boolean {
    const variable = node.type === 'Identifier' ? this.#source.bindings.variable(node) : undefined;
    return variable?.identifiers.some((each) => isInside(each, fn)) === true;
  }

  /** Whether the function sets itself what a test asks for: then it knows what it does. */
  #isSetIn(fn: FunctionNode, test: Test, counts: (write: Node) => boolean = () => true): boolean {
    const text = this.#source.text.slice(...test.node.range);
    return bodyOf(fn).assignments.some(
      (write) => text.includes(this.#source.text.slice(...write.left.range)) && counts(write),
    );
  }

  /** Whether something else has been put in the promise's place before. */
  #isReplaced(node: Node, fn: FunctionNode, frame: Frame): boolean {
    const { assignments, calls } = bodyOf(fn);
    const isBefore = (each: Node): boolean =>
      !isInside(node, each) && mayPrecede(each, node) && !this.#isExcluded(each, fn, frame);
    if (assignments.some((each) => this.#isReplacing(each) && isBefore(each))) return true;
    return calls.some((call) => {
      if (isInside(node, call)) return false;
      if (this.#isRemoving(call)) return isBefore(call);
      const run = functionRun(call, this.#source);
      if (run === undefined || run === fn) return false;
      const inner = bodyOf(run);
      const replaces = (each: Node): boolean =>
        !this.#isExcluded(each, run, { ...frame, isResumed: true, at: undefined });
      return (
        (inner.assignments.some((each) => this.#isReplacing(each) && replaces(each)) ||
          inner.calls.some((each) => this.#isRemoving(each) && replaces(each))) &&
        isBefore(call)
      );
    });
  }

  #isReplacing(node: Node): boolean {
    if (node.type !== 'AssignmentExpression' || node.operator !== '=') return false;
    // `queue = queue.then(…)`: what comes behind a promise waits for it.
    if (this.#kept.key === undefined && this.#isBehind(node.right)) return false;
    const left = unwrap(node.left);
    const written =
      this.#kept.key !== undefined && left.type === 'MemberExpression' && left.computed ? left.object : left;
    const place = placeKey(written, this.#source);
    return place !== undefined && isPartOf(this.#kept.place, place);
  }

  #isBehind(node: Node): boolean {
    const before = reactedTo(unwrap(node));
    return before !== undefined && (this.#isPlace(unwrap(before)) || this.#isBehind(before));
  }

  #isRemoving(call: CallExpression): boolean {
    const callee = unwrap(call.callee);
    if (this.#kept.key === undefined || callee.type !== 'MemberExpression') return false;
    return (
      /^(?:set|delete|clear)$/u.test(propertyName(callee) ?? '') &&
      placeKey(callee.object, this.#source) === this.#kept.place
    );
  }
}

/** Whether the way that a test leads is taken; undefined where the caller's arguments, as it writes them, do not say. */
function decided({ node, is, case: taken }: Test, values: Values): boolean | undefined {
  if (taken === undefined) {
    const truth = values.truth(node);
    return truth === undefined ? undefined : truth === is;
  }
  const asked = values.literal(node);
  if (asked === undefined) return undefined;
  let isReached = false;
  for (const each of taken.parent.cases) {
    const label = each.test && values.literal(each.test);
    if (label === undefined) return undefined;
    isReached ||= label?.value === asked.value;
    if (isReached && each === taken) return true;
    // Only labels in a row are seen to lead to the same code.
    if (isReached && each.consequent.length > 0) return undefined;
  }
  return !isReached && taken.test === null ? true : undefined;
}

/** The last part of a place's name: unequal ones save the look at the bindings. */
function lastName(node: Node): string | undefined {
  const at = unwrap(node);
  if (at.type === 'Identifier') return at.name;
  if (at.type === 'PrivateIdentifier') return `#${at.name}`;
  if (at.type === 'Literal') return String(at.value);
  return at.type === 'MemberExpression' || at.type === 'Property' ? propertyName(at) : undefined;
}

function containerOf(node: Node): Node {
  const at = unwrap(node);
  return at.type === 'MemberExpression' && at.computed && propertyName(at) === undefined ? at.object : at;
}

function firstOf<T, R>(each: readonly T[], find: (value: T) => R | undefined): R | undefined {
  for (const value of each) {
    const found = find(value);
    if (found !== undefined) return found;
  }
  return undefined;
}
