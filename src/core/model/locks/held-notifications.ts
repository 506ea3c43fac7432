import { argumentFor, functionRun, localFunction } from '../local-functions.ts';
import {
  isFunction,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
  functionName,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { givenToMaker } from '../given-to-makers.ts';
import { lockSections, type LockSection } from './lock-sections.ts';
import { Locks, type LockCall } from './locks.ts';
import { placeRoot } from '../place-keys.ts';
import { testsOn } from '../tests-on-path.ts';
import { isOutside, isWrapper, ofParameter, userCode, type ParameterCode } from '../user-code.ts';
import {
  aliasesOf,
  partsOf,
  partsOfList,
  pushedInto,
  waitsOf,
  type Part,
  type Wait,
} from '../waits/waited-promises.ts';

/** What the holder of a lock waits for, and must not. */
export interface HeldNotification {
  readonly kind: 'nested' | 'nestedThrough' | 'limited' | 'callback' | 'listeners';
  /** The call inside the section. */
  readonly call: CallExpression;
  readonly lock: LockCall;
  /** Where the same lock is asked for again, or the code of others runs. */
  readonly inner: Node;
}

/** So deep a chain of calls is followed. */
const maxDepth = 8;

/** The waits under a lock that cannot end, or may not, while it is held. */
export function* heldNotifications(source: Source, allow: readonly string[]): Generator<HeldNotification> {
  const locks = new Locks(source);
  const reported = new Set<Node>();
  for (const section of lockSections(locks, source)) {
    for (const found of new SectionSearch(section, locks, source, allow).run()) {
      if (reported.has(found.call)) continue;
      reported.add(found.call);
      yield found;
    }
  }
}

interface Step {
  readonly fn: LockSection['fn'];
  /** The call of the section through which this function runs; undefined in the section itself. */
  readonly through: CallExpression | undefined;
  readonly depth: number;
}

class SectionSearch {
  readonly #section: LockSection;
  readonly #locks: Locks;
  readonly #source: Source;
  readonly #allow: readonly string[];
  readonly #seen = new Set<FunctionNode>();

  constructor(section: LockSection, locks: Locks, source: Source, allow: readonly string[]) {
    this.#section = section;
    this.#locks = locks;
    this.#source = source;
    this.#allow = allow;
  }

  run(): Generator<HeldNotification> {
    const { fn, waits } = this.#section;
    return this.#waits(waits, { fn, through: undefined, depth: 0 });
  }

  *#waits(waits: readonly Wait[], step: Step): Generator<HeldNotification> {
    for (const wait of waits) yield* this.#expression(wait.value, step);
  }

  #expression(node: Node, step: Step): Generator<HeldNotification> {
    return this.#parts(partsOf(node, true), step);
  }

  *#parts(parts: Iterable<Part>, step: Step): Generator<HeldNotification> {
    if (step.depth > maxDepth) return;
    for (const part of parts) {
      if (part.kind === 'call') yield* this.#call(part.node, step);
      else if (part.kind === 'place') {
        for (const { init } of aliasesOf(part.node, this.#source)) {
          if (this.#isBegunUnderLock(init)) yield* this.#expression(init, { ...step, depth: step.depth + 1 });
        }
      } else if (part.kind === 'list') {
        const inner = { ...step, depth: step.depth + 1 };
        for (const { init } of aliasesOf(part.node, this.#source))
          if (this.#isBegunUnderLock(init)) yield* this.#parts(partsOfList(init, true), inner);
        for (const each of pushedInto(part.node, this.#source))
          if (this.#isBegunUnderLock(each)) yield* this.#expression(each, inner);
      } else {
        const fn = localFunction(unwrap(part.node), this.#source);
        if (fn !== undefined) yield* this.#function(fn, { ...step, fn, depth: step.depth + 1 });
      }
    }
  }

  /** What was begun before the lock was taken does not need it. */
  #isBegunUnderLock({ range }: Node): boolean {
    return range[0] > this.#section.lock.node.range[0];
  }

  *#function(fn: FunctionNode, step: Step): Generator<HeldNotification> {
    if (this.#seen.has(fn) || this.#declaresLock(fn)) return;
    this.#seen.add(fn);
    yield* this.#waits(waitsOf(fn), step);
  }

  *#call(call: CallExpression, step: Step): Generator<HeldNotification> {
    if (step.through !== undefined && this.#isConditional(call, step.fn)) return;
    const { lock } = this.#section;
    const again = this.#locks.of(call);
    if (again !== undefined && (call !== lock.node || step.through !== undefined)) {
      if (again.key === lock.key) {
        if (this.#excludes(again, call)) {
          const kind = lock.capacity === 'limit' ? 'limited' : step.through ? 'nestedThrough' : 'nested';
          yield { kind, call: step.through ?? call, lock, inner: call };
        }
        return;
      }
      const work = again.work && localFunction(unwrap(again.work), this.#source);
      if (work !== undefined) yield* this.#function(work, { ...step, fn: work, depth: step.depth + 1 });
      return;
    }
    const fn = functionRun(call, this.#source);
    if (fn === undefined) {
      const works = givenToMaker(call, this.#source);
      if (works.length === 0) yield* this.#user(call, step);
      for (const work of works) yield* this.#function(work, { ...step, fn: work, depth: step.depth + 1 });
      return;
    }
    const isInline = isFunction(unwrap(call.callee));
    yield* this.#function(fn, { fn, through: step.through ?? (isInline ? undefined : call), depth: step.depth + 1 });
  }

  /** Whether the lock that is held keeps the second call waiting. */
  #excludes(again: LockCall, call: CallExpression): boolean {
    const { lock } = this.#section;
    if (again.isTry || (lock.isShared && again.isShared) || lock.capacity === 'some') return false;
    if (this.#isLeftToCallers(again)) return false;
    return !this.#isConditional(call, this.#section.fn);
  }

  /** `const unlock = await lock.lock(force)` in a function that is called under the lock: its caller says whether it waits. */
  #isLeftToCallers({ node, work }: LockCall): boolean {
    const [first] = work === undefined ? node.arguments : [];
    const definition = first?.type === 'Identifier' ? this.#source.bindings.variable(first)?.defs[0] : undefined;
    return definition?.type === 'Parameter' && definition.node !== this.#section.fn;
  }

  /** Whether the way to the call depends on what its caller says, or on who holds the lock. */
  #isConditional(call: CallExpression, fn: LockSection['fn']): boolean {
    const parameters = fn === this.#section.fn ? [] : this.#source.bindings.declared(fn);
    return testsOn(call, fn).some(({ node }) => {
      if (isBound(node)) return false;
      const text = this.#source.text.slice(...node.range);
      return (
        /lock|held|hold|owner|acquired|reentr|mutex/iu.test(text) ||
        parameters.some(({ name }) =>
          new RegExp(`(?<![\\w$.])${name.replace(/\$/gu, '\\$')}(?![\\w$])`, 'u').test(text),
        )
      );
    });
  }

  *#user(call: CallExpression, { through }: Step): Generator<HeldNotification> {
    const { lock, fn } = this.#section;
    if (lock.capacity !== 'one' || lock.isShared) return;
    const called = userCode(call, this.#source);
    // What a helper of the file is given is this file's code, unless it is what the section itself was given.
    const code = called?.kind === 'parameter' && through !== undefined ? this.#passedOn(called, through) : called;
    if (code === undefined) return;
    if (code.kind === 'parameter') {
      const isOwn = unwrap(lock.lock).type === 'ThisExpression';
      if (!isOutside(code.home, fn) || isOwn) return;
      const outer = through ?? call;
      if (isWrapper(outer, call, code, this.#isAlone(outer))) return;
      if (this.#allow.some((name) => name === functionName(code.home))) return;
    }
    yield { kind: code.kind === 'event' ? 'listeners' : 'callback', call: through ?? call, lock, inner: call };
  }

  /** `await notify(callback, value)`: the parameter of the section that a helper is given for the one that it calls. */
  #passedOn({ variable, home }: ParameterCode, through: CallExpression): ParameterCode | undefined {
    if (functionRun(through, this.#source) !== home) return undefined;
    const argument = argumentFor(variable, home, through);
    const given = argument?.type === 'Identifier' ? this.#source.bindings.variable(argument) : undefined;
    const outer = given && ofParameter(given, this.#source);
    return outer?.kind === 'parameter' ? outer : undefined;
  }

  /** Whether the callback is all that is waited for under the lock. */
  #isAlone(call: CallExpression): boolean {
    const { waits } = this.#section;
    return waits.length === 1 && waits[0] !== undefined && unwrap(waits[0].value) === call;
  }

  /** Whether each call of the function has a lock of its own, or is given what one belongs to. */
  #declaresLock(fn: FunctionNode): boolean {
    const root = placeRoot(this.#section.lock.place);
    const declared = root.type === 'Identifier' ? this.#source.bindings.variable(root)?.identifiers[0] : undefined;
    for (let at = declared?.parent; at; at = at.parent) if (isFunction(at)) return at === fn;
    return false;
  }
}

/** `cache.size <= max`: a parameter that measures what is there does not choose the way. */
function isBound(test: Node): boolean {
  const at = unwrap(test);
  if (at.type !== 'BinaryExpression' || !/^[<>]=?$/u.test(at.operator)) return false;
  return [at.left, at.right].some((side) => unwrap(side).type === 'MemberExpression');
}
