import { calleeName } from '../../flow/callback-timing.ts';
import {
  enclosingFunction,
  isInside,
  isLoop,
  lastName,
  unwrap,
  wrapped,
  type FunctionNode,
  type Node,
  operands,
} from '../../source/ast.ts';
import type { Source } from '../../source/source.ts';
import { someNode, someOwnNode, walk } from '../../source/visit.ts';
import { functionsUsedIn } from '../local-functions.ts';
import { clock } from '../times.ts';

/** Names of state that says that somebody wishes the work to stop. */
const wish = /^_*(?:is|was)?_?(?:abort|cancel)(?:l?ed|l?ing|l?ation_?requested|_?requested)?$/iu;
/** Names of state in which an object is of no use any more. */
const gone =
  /^_*(?:is|was)?_?(?:abort|cancel|clos|stopp|destroy|dispos|kill|terminat|shut_?down|shutting_?down|dead|ended|unmount)\w*$/iu;

/**
 * Whether a loop with an end of its own, its counter or its list, only looks whether it is to leave before: such a loop is a
 * row of steps that can be stopped, and waits for nothing.
 */
export function isStop(test: Node, loop: Node): boolean {
  const at = unwrap(test);
  const { parent } = wrapped(at);
  if (parent?.type === 'IfStatement' && parent.test === wrapped(at)) {
    const exit = exitOf(parent.consequent);
    if (exit === undefined || parent.alternate) return false;
    if (exit.type === 'ThrowStatement') return asksOnlyFor(at, gone);
    return asksOnlyFor(at, wish) && !isOutcome(at, loop);
  }
  // `for (let i = 0; i < steps && !signal.aborted; i++)`
  if (parent !== loop || at.type !== 'LogicalExpression' || at.operator !== '&&') return false;
  const questions = operands(at, '&&').map(unwrap);
  // A count or size that is below another is nobody's wish: `rounds < 200 && received.length < wanted`. Nor is what becomes
  // something: `rounds < 200 && socket.readyState !== 1` waits for it, unless it is the end: `state !== 'stopped'`.
  const isWish = questions.some((each) => {
    if (each.type !== 'BinaryExpression') return true;
    if (!/^!==?$/u.test(each.operator)) return !/^[<>]=?$/u.test(each.operator);
    return [each.left, each.right].some((side) => side.type === 'Literal' && gone.test(String(side.value)));
  });
  return (
    isWish &&
    questions.every(
      (each) =>
        each.type === 'BinaryExpression' ||
        (each.type === 'UnaryExpression' && each.operator === '!' && asksOnlyFor(each.argument, wish)),
    ) &&
    !isOutcome(at, loop)
  );
}

/**
 * Whether a test makes a loop fail that otherwise only the clock ends: `while (Date.now() < end) { if (log.includes('reload'))
 * throw …; await sleep(100); }` sees to it that something stays away, of which no event can tell.
 */
export function failsWatch(test: Node, loop: Node): boolean {
  const { parent } = wrapped(unwrap(test));
  if (parent?.type !== 'IfStatement' || exitOf(parent.consequent)?.type !== 'ThrowStatement') return false;
  let isWatch = watches.get(loop);
  if (isWatch === undefined) watches.set(loop, (isWatch = isEndedByClock(loop)));
  return isWatch;
}

// Asked for each test of a loop.
const watches = new WeakMap<Node, boolean>();

function isEndedByClock(loop: Node): boolean {
  if (!isLoop(loop) || !('test' in loop) || loop.test === null || !asksClock(loop.test)) return false;
  return !someOwnNode(loop.body, ({ type }) => type === 'BreakStatement' || type === 'ReturnStatement');
}

/**
 * `if (entry && Date.now() - entry.seenAt > limit) { clearInterval(timer); … }`: whether an end comes when something has been silent
 * for too long, of which no event can tell either.
 */
export function isForSilence(end: Node, fn: Node): boolean {
  for (let at = end; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type === 'IfStatement' && parent.consequent === at && operands(parent.test, '&&').some(isLongSince))
      return true;
  }
  return false;
}

function isLongSince(test: Node): boolean {
  return silentSince(test)?.type === 'MemberExpression';
}

/** `Date.now() - entry.seenAt > limit`: the time that the clock is compared with, which others renew. */
function silentSince(test: Node): Node | undefined {
  const at = unwrap(test);
  const since = at.type === 'BinaryExpression' && /^>=?$/u.test(at.operator) ? unwrap(at.left) : undefined;
  if (since?.type !== 'BinaryExpression' || since.operator !== '-') return undefined;
  return asksClock(since) ? unwrap(since.right) : undefined;
}

/**
 * Whether the tests of a timer that sets itself anew are those of a watchdog: it ends something that has been silent for too long,
 * and does nothing where another test leaves, so that nobody waits for that.
 */
export function areOfWatchdog(tests: ReadonlySet<Node>, fn: FunctionNode, source: Source): boolean {
  let isWatchdog = false;
  for (const test of tests) {
    if (isRenewed(silentSince(test), fn, source)) isWatchdog = true;
    else if (!onlyLeaves(test)) return false;
  }
  return isWatchdog;
}

/** Whether a function that has nothing to do with the timer writes a time: where the one that sets it does, it is that of a deadline. */
function isRenewed(time: Node | undefined, fn: FunctionNode, source: Source): boolean {
  const variable = time?.type === 'Identifier' ? source.bindings.variable(time) : undefined;
  return (
    variable?.references.some((reference) => {
      const writer = reference.isWrite() ? enclosingFunction(reference.identifier) : undefined;
      if (writer === undefined || isInside(fn, writer) || isInside(writer, fn)) return false;
      return !functionsUsedIn(writer, source).has(fn);
    }) === true
  );
}

/** `if (stopped) return;` */
function onlyLeaves(test: Node): boolean {
  const { parent } = wrapped(unwrap(test));
  if (parent?.type !== 'IfStatement' || parent.alternate) return false;
  const { consequent } = parent;
  const only = consequent.type === 'BlockStatement' && consequent.body.length === 1 ? consequent.body[0] : consequent;
  return only?.type === 'ReturnStatement' && only.argument === null;
}

/** `Date.now() - start < 2000`, and nothing else beside it. */
function asksClock(test: Node): boolean {
  const at = unwrap(test);
  return (
    at.type === 'BinaryExpression' &&
    someNode(at, (each) => each.type === 'CallExpression' && clock.test(calleeName(each) ?? ''))
  );
}

/** The jump that a branch consists of, or ends in. */
export function exitOf(branch: Node): Node | undefined {
  const last = branch.type === 'BlockStatement' ? branch.body.at(-1) : branch;
  if (last?.type === 'BreakStatement' || last?.type === 'ThrowStatement') return last;
  return last?.type === 'ReturnStatement' ? last : undefined;
}

/** `signal?.aborted`, `signal.aborted || this.closed` */
function asksOnlyFor(test: Node, names: RegExp): boolean {
  return operands(test, '||').every((each) => {
    const at = unwrap(each);
    const name = at.type === 'CallExpression' && at.arguments.length === 0 ? lastName(at.callee) : lastName(at);
    return name !== undefined && names.test(name);
  });
}

/** Whether the code after the loop fails, or asks whether the wish has come: then the loop has waited for it. */
function isOutcome(test: Node, loop: Node): boolean {
  let at = loop;
  while (at.parent?.type === 'LabeledStatement') at = at.parent;
  const block = at.parent;
  if (block?.type !== 'BlockStatement' && block?.type !== 'Program') return false;
  const after = block.body.filter((each) => each.range[0] >= at.range[1]);
  if (after[0]?.type === 'ThrowStatement') return true;
  const names = wishesIn(test);
  return after.some((each) => {
    // `if (signal.aborted) return;` says the same once more.
    const isSame = each.type === 'IfStatement' && exitOf(each.consequent) && asksOnlyFor(each.test, wish);
    return !isSame && [...wishesIn(each)].some((name) => names.has(name));
  });
}

function wishesIn(node: Node): ReadonlySet<string> {
  const names = new Set<string>();
  walk(node, (at) => {
    const name = at.type === 'MemberExpression' || at.type === 'Identifier' ? lastName(at) : undefined;
    if (name !== undefined && wish.test(name)) names.add(name);
    return true;
  });
  return names;
}
