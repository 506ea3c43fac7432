import {
  dottedName,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../../source/ast.ts';
import { initializer } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someOwnNode } from '../../source/visit.ts';
import { noReturn } from '../never-returns.ts';
import type { RaceTimer } from './race-timers.ts';
import type { Race } from './races.ts';

/** Functions that compare two values and throw where they differ. */
const comparing =
  /(?:^|\.)(?:equals?|strictEquals?|deepEquals?|deepStrictEqual|is|same|strictSame|looseEqual|assertEquals|assertStrictEquals|assertSame)$/u;

/** The ends of `expect(value).…` that compare. */
const matchers = /^(?:toBe|toEqual|toStrictEqual|equals?|eq|eql|deep|be|toMatchObject)$/u;

/**
 * Whether the race asks if something stays away, and the timer is to win: its value is what the outcome must be, or all
 * others fail when they come first. Such a timer has run out when the race is over, but for a failure.
 */
export function isMeantToWin(timer: RaceTimer, race: Race, source: Source): boolean {
  const own = race.entrants.find(
    (each) => isInside(timer.node, origin(each, source) ?? each) || holds(each, timer, source),
  );
  if (own === undefined) return false;
  const others = race.entrants.filter((each) => each !== own);
  if (others.length > 0 && others.every(failsByWinning)) return true;
  const text = source.text.slice(...(origin(own, source) ?? own).range);
  return expectedOf(race.node, source, 0).some((value) => {
    if (value !== 'undefined' && mentionsValue(text, value)) return true;
    const isOfTimers = value === 'undefined' || /^['"`]tim(?:e|ed)[ _-]?out['"`]$/iu.test(value);
    return isOfTimers && unwrap(own).type === 'CallExpression' && isBare(own);
  });
}

/** Whether the value by which a timer settles a promise is what the promise is said to give: nothing else settles it unless something fails. */
export function isExpectedToSettle(timer: Node, promise: Node, source: Source): boolean {
  const text = textOf(timer, source);
  return expectedOf(promise, source, 0).some((value) => value !== 'undefined' && mentionsValue(text, value));
}

/** Whether the process ends once the race is over: `finally { process.exit(1) }`. */
export function endsProcess({ node }: Race, source: Source): boolean {
  for (let at: Node = node; at.parent && !isFunction(at); at = at.parent) {
    const { parent }: Node = at;
    const after =
      parent.type === 'BlockStatement' || parent.type === 'Program'
        ? parent.body.filter(({ range }) => range[0] > at.range[0])
        : parent.type === 'TryStatement' && parent.finalizer !== at
          ? parent.finalizer?.body
          : undefined;
    if (after?.some((each) => isExit(each, source))) return true;
  }
  return false;
}

function isExit(statement: Node, source: Source): boolean {
  const call = statement.type === 'ExpressionStatement' ? unwrap(statement.expression) : undefined;
  return call?.type === 'CallExpression' && noReturn(call, source) === 'exits';
}

function origin(entrant: Node, source: Source): Node | undefined {
  const at = unwrap(entrant);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  return variable && initializer(variable);
}

/** Whether an entrant is the only one that calls what the timer is in. */
function holds(entrant: Node, timer: RaceTimer, source: Source): boolean {
  const at = unwrap(entrant);
  if (at.type !== 'CallExpression') return false;
  let callee: Node = at;
  while (callee.type === 'CallExpression' || callee.type === 'MemberExpression')
    callee = unwrap(callee.type === 'CallExpression' ? callee.callee : callee.object);
  const variable = callee.type === 'Identifier' ? source.bindings.variable(callee) : undefined;
  // A parameter's node is the whole function that it belongs to.
  return variable?.defs.some(({ type, node }) => type !== 'Parameter' && isInside(timer.node, node)) === true;
}

function isBare(entrant: Node): boolean {
  const at = unwrap(entrant);
  return at.type === 'CallExpression' && at.arguments.length === 1 && unwrap(at.callee).type === 'Identifier';
}

function mentionsValue(text: string, value: string): boolean {
  const at = text.indexOf(value);
  if (at < 0) return false;
  return !/[\w$]/u.test(text[at - 1] ?? '') && !/[\w$]/u.test(text[at + value.length] ?? '');
}

/** `.then(() => { throw … })`, `(async () => { await work; t.fail(); })()`: to come first is to fail. */
function failsByWinning(entrant: Node): boolean {
  const call = unwrap(entrant);
  if (call.type !== 'CallExpression') return false;
  const callee = unwrap(call.callee);
  if (isFunction(callee)) return callee.async && endsInFailure(callee.body);
  if (callee.type !== 'MemberExpression' || propertyName(callee) !== 'then') return false;
  const reaction = call.arguments[0] && unwrap(call.arguments[0]);
  return isFunction(reaction) && endsInFailure(reaction.body);
}

function endsInFailure(body: Node): boolean {
  const last = body.type === 'BlockStatement' ? body.body.at(-1) : body;
  if (last?.type === 'ThrowStatement') return true;
  const call = last?.type === 'ExpressionStatement' ? unwrap(last.expression) : last;
  return call?.type === 'CallExpression' && /(?:^|\.)fail$/u.test(dottedName(call.callee) ?? '');
}

/** The texts of what the outcome is said to be; the node gives it, or a promise of it. */
function expectedOf(node: Node, source: Source, depth: number): readonly string[] {
  const at = wrapped(node);
  const { parent } = at;
  if (depth > 4) return [];
  switch (parent?.type) {
    case 'AwaitExpression':
      return expectedOf(parent, source, depth + 1);
    case 'CallExpression':
      return parent.callee === at ? [] : expectedBy(parent, at, source);
    case 'VariableDeclarator':
      if (parent.id.type !== 'Identifier') return [];
      return source.bindings
        .declared(parent)
        .flatMap(({ references }) => references)
        .flatMap((each) => (each.isRead() ? expectedOf(each.identifier, source, depth + 1) : []));
    // `outcome.should.equal('pending')`
    case 'MemberExpression':
      return parent.object === at && propertyName(parent) === 'should' ? matchedBy(parent, source) : [];
    case 'UnaryExpression':
      return parent.operator === '!' && throwsIf(parent) ? ['true'] : [];
    case 'BinaryExpression':
      return /^!==?$/u.test(parent.operator) && throwsIf(parent)
        ? [textOf(parent.left === at ? parent.right : parent.left, source)]
        : [];
    default:
      return [];
  }
}

/** Of `assert.equal(value, 'pending')`, `expect(value).toBe('pending')` and `t.expect(value).toBe('pending')`. */
function expectedBy(call: CallExpression, value: Node, source: Source): readonly string[] {
  const name = dottedName(call.callee) ?? '';
  if (comparing.test(name)) return call.arguments.flatMap((each) => (each === value ? [] : textOf(each, source)));
  return /^(?:\w+\.)?(?:expect|should)$/u.test(name) ? matchedBy(call, source) : [];
}

/** What the matchers compare with that follow: `.to.equal('pending')`. */
function matchedBy(subject: Node, source: Source): readonly string[] {
  const expected: string[] = [];
  for (let at = wrapped(subject); at.parent; at = wrapped(at.parent)) {
    const { parent } = at;
    if (parent.type === 'MemberExpression' && parent.object === at) {
      const matcher = propertyName(parent) ?? '';
      if (matcher === 'not') return [];
      if (matcher === 'true' || matcher === 'false' || matcher === 'undefined') expected.push(matcher);
      if (matcher === 'toBeUndefined') expected.push('undefined');
    } else if (parent.type === 'CallExpression' && parent.callee === at) {
      const matcher = at.type === 'MemberExpression' ? (propertyName(at) ?? '') : '';
      if (matchers.test(matcher) && parent.arguments[0]) expected.push(textOf(parent.arguments[0], source));
    } else break;
  }
  return expected;
}

function textOf(node: Node, source: Source): string {
  return source.text.slice(...unwrap(node).range);
}

/** Whether the test is that of an `if` which throws. */
function throwsIf(test: Node): boolean {
  const at = wrapped(test);
  if (at.parent?.type !== 'IfStatement' || at.parent.test !== at) return false;
  return someOwnNode(at.parent.consequent, (node) => node.type === 'ThrowStatement');
}
