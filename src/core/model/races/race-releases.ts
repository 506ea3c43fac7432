import { enclosingFunction, functionName, isFunction, isInside, unwrap, type Node } from '../../source/ast.ts';
import { constantValue, isConstant, type Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { someNode } from '../../source/visit.ts';
import { usesOfFunction } from '../function-uses.ts';
import { isReaction } from '../reactions.ts';
import type { RaceTimer } from './race-timers.ts';
import { isLeftAtOnce, turnOf, type Race } from './races.ts';

/** What stops the timer of a race, as far as it does so for each race, on each of its ends, and for the race’s sake. */
export function releasesAfter(timer: RaceTimer, race: Race, source: Source): readonly Node[] {
  const own = timer.means === 'clear' ? timer.node.arguments[0] : undefined;
  const others = timer.releases.filter((each) => !own || !isInside(each, own));
  if (isOfLastTurn(timer, others, race)) return [];
  const isHidden = clearsNothing(timer, race, source);
  return others.filter(
    (each) =>
      !isByEndOfObject(each, race, source) &&
      !isOnCondition(each, timer, race, source) &&
      !(isHidden && isForEvent(each, source)),
  );
}

/** Whether each turn of a loop starts a timer and forgets that of the turn before: what comes behind the loop stops the last. */
function isOfLastTurn({ node, handle }: RaceTimer, releases: readonly Node[], race: Race): boolean {
  const fn = enclosingFunction(race.node);
  const loop = fn && turnOf(race.node, fn);
  if (handle === undefined || loop === undefined || !isInside(node, loop) || isLeftAtOnce(race.node, loop))
    return false;
  return releases.every((each) => enclosingFunction(each) === fn && each.range[0] >= loop.range[1]);
}

/** Methods that end all of an object; one that stops it may be there for the race. */
const last = /^_?(?:(?:async)?dispose|(?:ngOn)?destroy|close|terminate|shut_?down|tear_?down)(?:Async)?$/iu;

/** `dispose() { clearTimeout(this.timer); }`, which nothing in the file calls: an object goes on when it has won a race. */
function isByEndOfObject(release: Node, race: Race, source: Source): boolean {
  const fn = enclosingFunction(release);
  const name = fn && functionName(fn);
  if (fn?.parent.type !== 'MethodDefinition' || name === undefined || !last.test(name)) return false;
  if (isInside(race.node, fn)) return false;
  return source.mentions.members(name).every(({ object }) => isMemberOfThis(object));
}

/** `this.child` in `this.child.dispose()`, which is another object. */
function isMemberOfThis(object: Node): boolean {
  const at = unwrap(object);
  return at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression';
}

/**
 * `finally { if (verbose) { …; clearTimeout(timer); } }`: whether a parameter decides about it that has no part in whether the
 * timer is started.
 */
function isOnCondition(release: Node, timer: RaceTimer, race: Race, source: Source): boolean {
  const fn = enclosingFunction(race.node);
  if (fn === undefined || enclosingFunction(release) !== fn) return false;
  for (let at = release; at.parent && at.parent !== fn; at = at.parent) {
    const { parent } = at;
    const test =
      parent.type === 'IfStatement' && parent.consequent === at && !parent.alternate ? parent.test : undefined;
    const given = test && givenIn(test, source);
    if (given !== undefined && !isInside(race.node, parent) && !decides(given, timer, fn, source)) return true;
  }
  return false;
}

/** The parameter that a test asks for. */
function givenIn(test: Node, source: Source): Variable | undefined {
  const at = unwrap(test);
  const asked = unwrap(at.type === 'UnaryExpression' && at.operator === '!' ? at.argument : at);
  const variable = asked.type === 'Identifier' ? source.bindings.variable(asked) : undefined;
  return variable?.defs[0]?.type === 'Parameter' && isConstant(variable) ? variable : undefined;
}

/** Whether how long the timer runs, or a test on the way to it, is made of a parameter, as far as anybody can tell. */
function decides(given: Variable, { node }: RaceTimer, fn: Node, source: Source): boolean {
  if (node.arguments.slice(1).some((each) => isMadeOf(each, given, source, 0))) return true;
  for (let at: Node = node; at !== fn && at.parent; at = at.parent) {
    const test = testOf(at.parent);
    if (test && test !== at && isMadeOf(test, given, source, 0)) return true;
  }
  return false;
}

function testOf(node: Node): Node | null | undefined {
  if (node.type === 'LogicalExpression') return node.left;
  return 'test' in node ? node.test : undefined;
}

function isMadeOf(value: Node, given: Variable, source: Source, depth: number): boolean {
  return someNode(value, (node) => {
    const variable = node.type === 'Identifier' ? source.bindings.variable(node) : undefined;
    if (variable === undefined || variable.defs[0]?.type !== 'Variable') return variable === given;
    const init = constantValue(variable);
    return init === undefined || depth > 2 || isMadeOf(init, given, source, depth + 1);
  });
}

/** Whether the race’s function clears a variable that nothing is ever put into: an inner one of its name has the timer. */
function clearsNothing({ handle, node }: RaceTimer, race: Race, source: Source): boolean {
  const fn = enclosingFunction(race.node);
  if (handle?.type !== 'Identifier' || fn === undefined || enclosingFunction(node) === fn) return false;
  return source.mentions.inside(handle.name, fn).some((each) => {
    const call = each.parent;
    if (call?.type !== 'CallExpression' || call.arguments[0] !== each || enclosingFunction(call) !== fn) return false;
    const variable = source.bindings.variable(each);
    const isEmpty = variable?.defs[0]?.type === 'Variable' && variable.references.every((other) => !other.isWrite());
    return isEmpty && unwrap(call.callee).type === 'Identifier';
  });
}

/** Whether a release runs when something tells of an event, which may never come. */
function isForEvent(release: Node, source: Source): boolean {
  const fn = enclosingFunction(release);
  const uses = isFunction(fn) ? usesOfFunction(fn, source) : [];
  return uses.length > 0 && uses.every((use) => use.kind === 'argument' && !isReaction(use.to));
}
