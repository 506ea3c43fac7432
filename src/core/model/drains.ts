import { functionRun, localFunction } from './local-functions.ts';
import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../flow/callback-timing.ts';
import {
  assignmentTo,
  calledName,
  dottedName,
  enclosingFunction,
  isClass,
  isFunction,
  isInConstructor,
  isInside,
  isNothing,
  operands,
  propertyName,
  statementOf,
  unwrap,
  wrapped,
  type CallExpression,
  type ClassNode,
  type FunctionNode,
  type Node,
  loopsAround,
} from '../source/ast.ts';
import { runsBeside } from './branches.ts';
import { addTo } from '../source/multimap.ts';
import { isConstant } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { walk } from '../source/visit.ts';
import { removing } from './detachment-names.ts';
import type { PendingGroup, PendingPlace } from './pending-places.ts';
import { bodyOf } from './function-bodies.ts';
import { runsHarmlessCode } from './harmless-code.ts';
import { superMethod } from './methods.ts';
import { isPartOf, placeKey } from './place-keys.ts';
import { isMadeAnew, useOf } from './place-uses.ts';
import { isHeldByTaken, takenPlaces } from './taken-places.ts';
import { thisExpression, thisOwner } from './this-owner.ts';
import { declaresField } from './user-code.ts';
import { suspendsBetween, synchronousRoot, turnOf } from './turns.ts';

/** What a function, with all the functions of the file that it runs, does with kept handles. */
export interface Treatment {
  /** It may settle them: it calls one, or gives them to code that may. */
  readonly settles: boolean;
  /** Where it forgets them: cleared, emptied or overwritten. */
  readonly drops: readonly Node[];
  /** It looks at them. */
  readonly looks: boolean;
  /** Where it runs code that is not in the file and can reach them. */
  readonly opens: readonly Node[];
  /** It ends, aborts, starts or waits for something else: that may settle them in its turn. */
  readonly calls: ReadonlySet<string>;
}

/** Whether code that is not in the file may settle what a function drops: it is run before, or after the function has looked at it. */
export function mayBeSettledBefore(drop: Node, { opens, looks }: Treatment): boolean {
  const fn = enclosingFunction(drop);
  return opens.some(
    (node) => looks || enclosingFunction(node) !== fn || node.range[0] < drop.range[1] || loopsAround(node).length > 0,
  );
}

/** Follows a function to what becomes of the group's handles. */
export function treatmentOf(fn: FunctionNode, group: PendingGroup, source: Source): Treatment {
  const reached = reach(fn, source);
  const drops: Node[] = [];
  const settling: Node[] = [];
  const late: Node[] = [];
  const taken = takenPlaces(group, source);
  let looks = false;
  for (const place of group.places) {
    const [dropped, settled] = [drops.length, settling.length];
    for (const node of mentionsOf(place, [...reached.functions, ...reached.answers], source)) {
      const use = useOf(node, place, group, source);
      if (isForAnswer(node, fn) || reached.answers.some((answer) => isInside(node, answer))) looks = true;
      else if (use === 'settle') settling.push(node);
      else if (use === 'look') looks = true;
      // What makes one anew in another function may be there to begin again.
      else if (use.type === 'AssignmentExpression' && isMadeAnew(use.right, group) && !isInside(use, fn))
        settling.push(node);
      else drops.push(use);
    }
    if (taken.has(place) && settling.length > settled) {
      // The one whose turn it is has been told, which says nothing of those that wait for theirs.
      settling.length = settled;
      drops.length = dropped;
      looks = true;
    }
    late.push(...emptyMentions(settling.slice(settled), drops.slice(dropped), group, reached, source));
  }
  for (const { node: made, handles } of group.completions) {
    for (const { use } of handles) {
      if (use.kind !== 'settle' && use.kind !== 'hand-off') continue;
      if (taken.size > 0 && isHeldByTaken(use.node, taken, source)) continue;
      if (use.kind === 'hand-off' && use.to.type === 'CallExpression' && runsHarmlessCode(use.to, source)) continue;
      if (isInside(use.node, fn) && !isInside(use.node, made)) settling.push(use.node);
    }
  }
  const inTime = settling.filter((node) => !late.some((each) => isInside(node, statementOf(each))));
  const sites = inTime.flatMap((node) => sitesIn(fn, node, reached));
  const branches = sites.map((site) => branchOnArgument(site, fn, source));
  const passing = drops.filter((drop) => branches.every((branch) => branch && isPassedBy(branch, drop, fn, source)));
  const isSettled = inTime.length > 0 && passing.length === 0;
  return {
    settles: isSettled,
    drops: isSettled ? drops : passing,
    looks,
    opens: [...reached.opens, ...reached.inherited.filter((call) => mayTreatInherited(call, group, source))],
    calls: reached.calls,
  };
}

/**
 * `this.#pending.clear(); for (const each of this.#pending.values()) each.reject(error);`: the mentions of a place after it has been
 * emptied, where nothing is found any more; also of a function that is only called then.
 */
function emptyMentions(
  mentions: readonly Node[],
  drops: readonly Node[],
  group: PendingGroup,
  reached: Reach,
  source: Source,
): readonly Node[] {
  const isAfter = (at: Node, drop: Node): boolean =>
    drop.range[1] <= at.range[0] &&
    enclosingFunction(drop) === enclosingFunction(at) &&
    runsBeside(drop, at, () => false) &&
    !suspendsBetween(drop.range[1], at.range[0], turnOf(drop), source);
  return mentions.filter((at) =>
    drops.some((drop) => {
      const fn = enclosingFunction(drop);
      const sites = fn ? sitesIn(fn, at, reached) : [at];
      // Another function finds the promise that has taken the place of the old one.
      const isFilled = drop.type === 'AssignmentExpression' && isMadeAnew(drop.right, group);
      return sites.every((site) => isAfter(site, drop) && (site === at || !isFilled));
    }),
  );
}

/** Where a function comes to a node: the calls in it that lead there, or the node itself where that is not known. */
function sitesIn(fn: FunctionNode, node: Node, reached: Reach, depth = 0): readonly Node[] {
  const root = isInside(node, fn) ? undefined : synchronousRoot(node);
  const callers = root && depth < maxDepth ? reached.callers.get(root) : undefined;
  return callers?.flatMap((call) => sitesIn(fn, call, reached, depth + 1)) ?? [node];
}

/**
 * The branch around a node that a function takes only when its caller gives it something: `close(error) { if (error) … }`. Of
 * a flag, the caller says what it wants.
 */
function branchOnArgument(node: Node, fn: FunctionNode, source: Source): TSESTree.IfStatement | undefined {
  for (let at = node; at.parent && at !== fn; at = at.parent) {
    const { parent } = at;
    if (parent.type !== 'IfStatement' || parent.consequent !== at || parent.alternate !== null) continue;
    if (operands(parent.test, '&&').some((each) => isArgument(each, fn, source))) return parent;
  }
  return undefined;
}

function isArgument(test: Node, fn: FunctionNode, source: Source): boolean {
  const at = unwrap(test);
  if (at.type === 'BinaryExpression')
    return /^!==?$/u.test(at.operator) && isNothing(at.right) && isArgument(at.left, fn, source);
  const variable = at.type === 'Identifier' ? source.bindings.variable(at) : undefined;
  const name = variable?.defs[0]?.name;
  if (variable === undefined || name?.type !== 'Identifier' || !fn.params.includes(name)) return false;
  const isFlag = name.typeAnnotation?.typeAnnotation.type === 'TSBooleanKeyword';
  return !isFlag && isConstant(variable);
}

/** Whether a function comes to the node also when it does not take the branch, without a wait for those who are pending. */
function isPassedBy(branch: Node, node: Node, fn: FunctionNode, source: Source): boolean {
  const isBehind = isInside(node, fn) && node.range[0] >= branch.range[1];
  return isBehind && !suspendsBetween(fn.body.range[0], node.range[0], [fn], source);
}

/** Whether the mention is in a listener for answers, which a function that begins anew registers: they find what came after. */
function isForAnswer(node: Node, terminal: FunctionNode): boolean {
  for (let at: Node | undefined = node; at && at !== terminal; at = at.parent) {
    if (!isFunction(at)) continue;
    const { parent } = wrapped(at);
    if (parent?.type === 'CallExpression' && hearsAnswers(parent)) return true;
    if (parent?.type === 'AssignmentExpression' && /\.on(?:message|data)$/u.test(dottedName(parent.left) ?? ''))
      return true;
  }
  return false;
}

function hearsAnswers(call: CallExpression): boolean {
  const [event, handler] = call.arguments;
  const isAnswer = event?.type === 'Literal' && /^(?:message|data|response|reply)$/u.test(String(event.value));
  return (
    isAnswer && handler !== undefined && /(?:^|\.)(?:on|addListener|addEventListener)$/u.test(calleeName(call) ?? '')
  );
}

/** Whether some code of the file goes through all handles of the group, and may settle them. */
export function hasDrain(group: PendingGroup, source: Source): boolean {
  return group.places.some((place) => {
    const mentions = [...mentionsOf(place, undefined, source)];
    return mentions.some((node) => !isSingle(node) && useOf(node, place, group, source) === 'settle');
  });
}

/** Whether a mention takes one handle out of a collection, or puts one in; or is where the collection is declared. */
function isSingle(node: Node): boolean {
  const { parent } = wrapped(node);
  if (node.type === 'Property') return false;
  if (parent?.type === 'VariableDeclarator' && parent.id === node) return true;
  if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(node))
    return parent?.type === 'AssignmentExpression';
  if (parent.computed) return true;
  const name = propertyName(parent) ?? '';
  if (!/^(?:get|shift|pop|at|find|findIndex|indexOf|filter|splice|unshift|put|enqueue|dequeue)$/u.test(name))
    return false;
  return loopsAround(parent).length === 0;
}

interface Reach {
  readonly functions: readonly FunctionNode[];
  /** Functions that only hear answers: nothing runs them before one comes. */
  readonly answers: readonly FunctionNode[];
  readonly opens: readonly Node[];
  /** Calls of what a base class has. */
  readonly inherited: readonly CallExpression[];
  readonly calls: ReadonlySet<string>;
  /** The calls of each of the functions, unless others may call it too. */
  readonly callers: ReadonlyMap<FunctionNode, readonly CallExpression[]>;
}

const reaches = new WeakMap<FunctionNode, Reach>();

const maxReach = 60;

/** Of helpers that call helpers. */
const maxDepth = 3;

/** Methods of emitters, and other inherited ones that do not settle what a subclass keeps. */
const inheritedMethods =
  /^(?:emit|on|once|off|addListener|removeListener|removeAllListeners|addEventListener|removeEventListener|dispatchEvent|setState|forceUpdate|push|debug|log|info|warn|error|trace|listeners|listenerCount|ref|unref)$/u;

function reach(start: FunctionNode, source: Source): Reach {
  const known = reaches.get(start);
  if (known !== undefined) return known;
  const functions = new Set([start]);
  const answers = new Set<FunctionNode>();
  const calls = new Set<string>();
  const opens: Node[] = [];
  const inherited: CallExpression[] = [];
  const callers = new Map<FunctionNode, CallExpression[]>();
  const given = new Set<FunctionNode>([start]);
  for (const fn of functions) {
    if (functions.size > maxReach) {
      opens.push(start);
      break;
    }
    walk(fn, (node) => {
      if (node.type === 'NewExpression' && node.arguments.some(isThis)) opens.push(node);
      if (node.type !== 'CallExpression') return true;
      const run = functionRun(node, source);
      const callee = unwrap(node.callee);
      if (callee.type === 'MemberExpression' && callee.object.type === 'Super') inherited.push(node);
      if (run !== undefined) {
        functions.add(run);
        addTo(callers, run, node);
      } else if (isUnknown(node, source) && localFunction(node, source) === undefined && !isForAnswer(node, start))
        opens.push(node);
      calls.add(calleeName(node)?.replace(/^.*\./u, '') ?? '');
      // What is taken back as a listener is not run by that.
      if (removing.test(calledName(node) ?? '')) return true;
      for (const argument of node.arguments) {
        const passed = isFunction(unwrap(argument)) ? undefined : localFunction(argument, source);
        if (passed === undefined) continue;
        (hearsAnswers(node) ? answers : functions).add(passed);
        given.add(passed);
      }
      return true;
    });
  }
  const reached = {
    functions: [...functions],
    answers: [...answers].filter((fn) => !functions.has(fn)),
    opens,
    inherited,
    calls,
    callers: new Map([...callers].filter(([fn]) => !given.has(fn))),
  };
  reaches.set(start, reached);
  return reached;
}

/** Whether a call outside the file can reach what the object keeps: a method of its own, or one that is given it. */
function isUnknown(call: CallExpression, { bindings }: Source): boolean {
  if (call.arguments.some(isThis)) return true;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || thisExpression(callee.object, bindings) === undefined) return false;
  const name = propertyName(callee);
  // A callback that was left in a field has no hold of the object.
  return name === undefined || !(inheritedMethods.test(name) || /^_?on[A-Z]/u.test(name));
}

/**
 * Whether a method of the base class, as `super.close()` runs it, may settle what the group keeps: it is kept in a field of
 * the base class, and nothing of the file says that the method leaves it alone.
 */
function mayTreatInherited(call: CallExpression, { places }: PendingGroup, source: Source): boolean {
  const method = superMethod(call.callee, source);
  return places.some(({ owner, name }) => {
    if (typeof owner === 'string' || !isClass(owner) || isDeclaredIn(owner, name, source)) return false;
    if (method === undefined || bodyOf(method).calls.length > 0) return true;
    return [...source.mentions.namedWithin(name.replace(/^#/u, ''), method)].length > 0;
  });
}

/** Whether a class has the field by itself: it declares it, or begins with it. */
function isDeclaredIn(owner: ClassNode, name: string, source: Source): boolean {
  if (owner.body.body.some((each) => declaresField(each, name))) return true;
  const isOwn = (object: Node): boolean => {
    const self = thisExpression(object, source.bindings);
    return self !== undefined && thisOwner(self) === owner && isInConstructor(object);
  };
  return source.mentions.members(name).some((each) => assignmentTo(each) !== undefined && isOwn(each.object));
}

function isThis(node: Node): boolean {
  return unwrap(node).type === 'ThisExpression';
}

/** Where functions name the place, or a part of it that it goes with. */
export function* mentionsOf(
  place: PendingPlace,
  functions: readonly FunctionNode[] | undefined,
  source: Source,
): Generator<Node> {
  // Functions inside each other name what they name twice.
  const regions = functions?.filter((fn) => !functions.some((other) => other !== fn && isInside(fn, other)));
  for (const name of namesOf(place)) {
    const word = name.replace(/^#/u, '');
    const nodes = regions?.flatMap((fn) => [...source.mentions.namedWithin(word, fn)]) ?? source.mentions.named(word);
    for (const node of nodes) {
      const { parent } = node;
      if (parent?.type === 'MemberExpression' && parent.property === node) {
        const key = placeKey(parent, source);
        if (key !== undefined && isPartOf(place.key, key)) yield parent;
      } else if (parent?.type === 'Property' && parent.parent.type === 'ObjectPattern') {
        // `const { pending } = this`
        if (parent.key === node || propertyName(parent) === name) yield parent;
      } else if (node.type === 'Identifier' && isPartOf(place.key, placeKey(node, source) ?? '?')) yield node;
    }
  }
}

/** The names of the place and of what it is a part of: to overwrite `this.state` forgets `this.state.pending`. */
function namesOf({ key, name }: PendingPlace): readonly string[] {
  const parts = key.split('.').slice(1, -1);
  return [...new Set([...parts, name])];
}
