import type { TSESTree } from '@typescript-eslint/types';
import {
  givenTo,
  enclosingFunction,
  isInside,
  onlyExpression,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
  targetsOf,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { bodyOf, mayPrecede } from '../function-bodies.ts';
import { usesOfFunction } from '../function-uses.ts';
import { testsOn } from '../tests-on-path.ts';
import { lockWords, mayHoldQueue, workOf, type LockCall, type Locks } from './locks.ts';
import { functionsWithTail } from './promise-tails.ts';
import { waitsOf, type Wait } from '../waits/waited-promises.ts';

/** What a function does while it holds a lock. */
export interface LockSection {
  readonly lock: LockCall;
  /** The function, or module, whose body, or a part of it, is the section. */
  readonly fn: FunctionNode | TSESTree.Program;
  /** What the holder waits for before it gives the lock back. */
  readonly waits: readonly Wait[];
}

/** The sections of a file that run under a lock. */
export function* lockSections(locks: Locks, source: Source): Generator<LockSection> {
  for (const call of lockCalls(locks, source)) {
    const lock = locks.of(call);
    const section = lock && (lock.work ? runs(lock, source) : acquires(lock, source));
    if (section !== undefined) yield section;
  }
}

/** The calls that may be of locks, and those of functions that do nothing but acquire one. */
function lockCalls(locks: Locks, source: Source): ReadonlySet<CallExpression> {
  const found = new Set<CallExpression>();
  for (const node of lockMentions(source)) {
    const callee = wrapped(
      node.parent?.type === 'MemberExpression' && node.parent.property === node ? node.parent : node,
    );
    const call = callee.parent;
    if (call?.type === 'CallExpression' && call.callee === callee) found.add(call);
  }
  for (const fn of functionsWithTail(source))
    for (const use of usesOfFunction(fn, source)) if (use.kind === 'call') found.add(use.call);
  // Those that are found are looked at in turn: a set goes on with what is added to it.
  for (const call of found) {
    const fn = enclosingFunction(call);
    if (fn === undefined || !isOnly(call, fn) || locks.of(call) === undefined) continue;
    for (const use of usesOfFunction(fn, source)) if (use.kind === 'call') found.add(use.call);
  }
  return found;
}

function isOnly(call: CallExpression, fn: FunctionNode): boolean {
  const given = onlyExpression(fn.body);
  return given === call || (given?.type === 'AwaitExpression' && unwrap(given.argument) === call);
}

function* lockMentions({ mentions, settings, text }: Source): Generator<Node> {
  yield* mentions.matching(lockWords);
  if (mayHoldQueue.test(text)) yield* mentions.named('add');
  for (const name of settings.lockMethods) yield* mentions.named(name);
}

function runs(lock: LockCall, source: Source): LockSection | undefined {
  const fn = workOf(lock, source);
  return fn && { lock, fn, waits: waitsOf(fn) };
}

/** From the `await` of the acquisition to the release. */
function acquires(lock: LockCall, source: Source): LockSection | undefined {
  const awaited = wrapped(lock.node).parent;
  const fn = enclosingFunction(lock.node) ?? source.ast;
  if (awaited?.type !== 'AwaitExpression') return undefined;
  const until = releasesOf(lock, awaited, fn, source);
  if (until === undefined) return undefined;
  const waits = bodyOf(fn)
    .awaits.filter((at) => at !== awaited && isHeld(at, awaited, until, fn, source))
    .map((at) => ({ at, value: at.argument, isResumed: true }));
  return { lock, fn, waits };
}

function isHeld(at: Node, acquired: Node, { releases, block }: Until, fn: Node, source: Source): boolean {
  if (at.range[0] < acquired.range[1] || !mayPrecede(acquired, at)) return false;
  if (block !== undefined) return isInside(at, block);
  const [before, after] = [
    releases.filter((each) => each.range[1] <= at.range[0]),
    releases.filter((each) => each.range[0] >= at.range[1]),
  ];
  return after.length > 0 && !before.some((each) => mayPrecede(each, at) && !isOnOtherPath(each, at, fn, source));
}

/** `if (quick) release(); await notify(); if (!quick) release();`: a test that always comes out alike parts the one from the other. */
function isOnOtherPath(release: Node, at: Node, fn: Node, { bindings, text }: Source): boolean {
  const asked = testsOn(at, fn).map(({ node, is }) => `${text.slice(...node.range)} ${String(is)}`);
  return testsOn(release, fn).some(({ node, is, case: taken }) => {
    const test = unwrap(node);
    const variable = test.type === 'Identifier' ? bindings.variable(test) : undefined;
    const isFixed = variable?.references.every((each) => each.init === true || !each.isWrite()) === true;
    return isFixed && taken === undefined && !asked.includes(`${text.slice(...node.range)} ${String(is)}`);
  });
}

/** Where a lock is given back: at calls, or at the end of a block. */
interface Until {
  readonly releases: readonly Node[];
  readonly block: Node | undefined;
}

function releasesOf(lock: LockCall, awaited: Node, fn: Node, source: Source): Until | undefined {
  const { parent } = wrapped(awaited);
  if (parent?.type === 'VariableDeclarator' && /^(?:await )?using$/u.test(parent.parent.kind))
    return { releases: [], block: parent.parent.parent };
  const text = source.text.slice(...lock.lock.range);
  const target = givenTo(awaited);
  const names = target ? namesIn(target) : [];
  // What is asked of a resource, as a connection of a pool, is more than to be let go of.
  if (target !== undefined && names.length === 0) return undefined;
  const releases: Node[] = [];
  for (const call of callsWithin(fn, source, [
    ...names,
    ...(names.length > 0 ? [] : ['release', 'unlock', 'releaseLock']),
  ])) {
    const callee = unwrap(call.callee);
    if (callee.type === 'Identifier' && names.includes(callee.name)) releases.push(call);
    else if (callee.type === 'MemberExpression') {
      const method = propertyName(callee) ?? '';
      const object = unwrap(callee.object);
      const isOwn = object.type === 'Identifier' && names.includes(object.name);
      const isLock = source.text.slice(...object.range) === text;
      if (/^(?:release|unlock|releaseLock|dispose)$/u.test(method) && (isOwn || isLock)) releases.push(call);
      else if (isOwn) return undefined;
    }
  }
  const given = releases.flatMap((each) => givenBack(each, fn, source));
  return given.length > 0 ? { releases: given, block: undefined } : undefined;
}

/** Where a lock is given back by a call: there, or where the function inside is called that does it: `const finish = () => release()`. */
function givenBack(release: Node, fn: Node, source: Source): readonly Node[] {
  const inner = enclosingFunction(release);
  if (inner === undefined || inner === fn) return [release];
  const uses = usesOfFunction(inner, source);
  const calls = uses.flatMap((use) => (use.kind === 'call' && isInside(use.call, fn) ? [use.call] : []));
  return calls.length > 0 && calls.length === uses.length ? calls : [release];
}

function namesIn(target: Node): readonly string[] {
  return targetsOf(unwrap(target)).flatMap((each) => (each.type === 'Identifier' ? [each.name] : []));
}

/** The calls in a function in which one of the names stands for the callee, or for what it is a method of. */
function* callsWithin(fn: Node, source: Source, names: readonly string[]): Generator<CallExpression> {
  for (const name of names) {
    for (const node of source.mentions.identifiers(name)) {
      if (!isInside(node, fn)) continue;
      const up = wrapped(node);
      const member = up.parent?.type === 'MemberExpression' ? wrapped(up.parent) : undefined;
      for (const callee of [up, member])
        if (callee?.parent?.type === 'CallExpression' && callee.parent.callee === callee) yield callee.parent;
    }
  }
}
