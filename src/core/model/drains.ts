import type { TSESTree } from '@typescript-eslint/types';
import { calleeName } from '../flow/callback-timing.ts';
import {
  dottedName,
  isFunction,
  isInside,
  isLoop,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import { isConstant, type Variable } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someNode, someOwnNode, walk } from '../source/visit.ts';
import { isHarmless, isHarmlessCode } from './harmless-code.ts';
import { functionRun, functionValue } from './owned-functions.ts';
import type { PendingGroup, PendingPlace } from './pending-places.ts';
import { isPartOf, placeKey } from './place-keys.ts';

/** What a function, with all the functions of the file that it runs, does with kept handles. */
export interface Treatment {
  /** It may settle them: it calls one, or gives them to code that may. */
  readonly settles: boolean;
  /** Where it forgets them: cleared, emptied or overwritten. */
  readonly drops: readonly Node[];
  /** It looks at them. */
  readonly looks: boolean;
  /** It runs code that is not in the file and can reach them. */
  readonly isOpen: boolean;
  /** It ends, aborts, starts or waits for something else: that may settle them in its turn. */
  readonly calls: ReadonlySet<string>;
}

/** Follows a function to what becomes of the group's handles. */
export function treatmentOf(fn: FunctionNode, group: PendingGroup, source: Source): Treatment {
  const reached = reach(fn, source);
  const drops: Node[] = [];
  let settles = false;
  let looks = false;
  for (const place of group.places) {
    for (const node of mentionsOf(place, [...reached.functions, ...reached.answers], source)) {
      const use = useOf(node, place, group, source);
      if (isForAnswer(node, fn) || reached.answers.some((answer) => isInside(node, answer))) looks = true;
      else if (use === 'settle') settles = true;
      else if (use === 'look') looks = true;
      // What makes one anew in another function may be there to begin again.
      else if (use.type === 'AssignmentExpression' && isMadeAnew(use.right, group) && !isInside(use, fn))
        settles = true;
      else drops.push(use);
    }
  }
  settles ||= group.completions.some(({ node: made, handles }) =>
    handles.some(
      ({ use }) =>
        (use.kind === 'settle' || use.kind === 'hand-off') && isInside(use.node, fn) && !isInside(use.node, made),
    ),
  );
  return { settles, drops, looks, isOpen: reached.isOpen, calls: reached.calls };
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

/** Whether a mention takes one handle out of a collection, or puts one in. */
function isSingle(node: Node): boolean {
  const { parent } = wrapped(node);
  if (node.type === 'Property') return false;
  if (parent?.type !== 'MemberExpression' || parent.object !== wrapped(node))
    return parent?.type === 'AssignmentExpression';
  if (parent.computed) return true;
  const name = propertyName(parent) ?? '';
  if (!/^(?:get|shift|pop|at|find|findIndex|indexOf|filter|splice|unshift|put|enqueue|dequeue)$/u.test(name))
    return false;
  for (let at: Node | undefined = parent.parent; at && !isFunction(at); at = at.parent) if (isLoop(at)) return false;
  return true;
}

interface Reach {
  readonly functions: readonly FunctionNode[];
  /** Functions that only hear answers: nothing runs them before one comes. */
  readonly answers: readonly FunctionNode[];
  readonly isOpen: boolean;
  readonly calls: ReadonlySet<string>;
}

const reaches = new WeakMap<FunctionNode, Reach>();

const maxReach = 60;

/** Methods of emitters, and other inherited ones that do not settle what a subclass keeps. */
const inheritedMethods =
  /^(?:emit|on|once|off|addListener|removeListener|removeAllListeners|addEventListener|removeEventListener|dispatchEvent|setState|forceUpdate|push|debug|log|info|warn|error|trace|listeners|listenerCount|ref|unref)$/u;

function reach(start: FunctionNode, source: Source): Reach {
  const known = reaches.get(start);
  if (known !== undefined) return known;
  const functions = new Set([start]);
  const answers = new Set<FunctionNode>();
  const calls = new Set<string>();
  let isOpen = false;
  for (const fn of functions) {
    if (functions.size > maxReach) {
      isOpen = true;
      break;
    }
    walk(fn, (node) => {
      if (node.type === 'NewExpression' && node.arguments.some(isThis)) isOpen = true;
      if (node.type !== 'CallExpression') return true;
      const run = functionRun(node, source);
      if (run !== undefined) functions.add(run);
      else if (isUnknown(node) && functionValue(node, source) === undefined && !isForAnswer(node, start)) isOpen = true;
      calls.add(calleeName(node)?.replace(/^.*\./u, '') ?? '');
      for (const argument of node.arguments) {
        const passed = isFunction(unwrap(argument)) ? undefined : functionValue(argument, source);
        if (passed !== undefined) (hearsAnswers(node) ? answers : functions).add(passed);
      }
      return true;
    });
  }
  const reached = {
    functions: [...functions],
    answers: [...answers].filter((fn) => !functions.has(fn)),
    isOpen,
    calls,
  };
  reaches.set(start, reached);
  return reached;
}

/** Whether a call outside the file can reach what the object keeps: a method of its own, or one that is given it. */
function isUnknown(call: CallExpression): boolean {
  if (call.arguments.some(isThis)) return true;
  const callee = unwrap(call.callee);
  if (callee.type !== 'MemberExpression' || unwrap(callee.object).type !== 'ThisExpression') return false;
  const name = propertyName(callee);
  // A callback that was left in a field has no hold of the object.
  return name === undefined || !(inheritedMethods.test(name) || /^_?on[A-Z]/u.test(name));
}

function isThis(node: Node): boolean {
  return unwrap(node).type === 'ThisExpression';
}

/** Where functions name the place, or a part of it that it goes with. */
function* mentionsOf(
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

/** What a mention does: `settle` for whatever may, `look`, or the node that drops the handles. */
function useOf(
  node: Node,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
  isWhole = placeKey(node, source) === place.key,
): 'settle' | 'look' | Node {
  const at = wrapped(node);
  const { parent } = at;
  const alias = aliasAt(at, place, isWhole, source);
  if (alias !== undefined) return useOfAlias(alias, place, group, source);
  // Taken out by a pattern, it may go anywhere.
  if (parent === undefined || node.type === 'Property') return 'settle';
  switch (parent.type) {
    case 'AssignmentExpression':
      if (parent.left !== at) return isWhole ? 'settle' : 'look';
      return parent.operator === '=' && (isEmpty(parent.right) || isMadeAnew(parent.right, group)) ? parent : 'settle';
    case 'UnaryExpression':
      return parent.operator === 'delete' ? parent : 'look';
    case 'IfStatement':
    case 'BinaryExpression':
    case 'ConditionalExpression':
      return parent.type !== 'ConditionalExpression' || parent.test === at ? 'look' : 'settle';
    case 'LogicalExpression':
      return parent.left === at && parent.operator === '&&' ? 'look' : 'settle';
    case 'ForOfStatement':
      return parent.right === at && isHarmlessCode(parent.body) ? 'look' : 'settle';
    case 'ForInStatement':
      return parent.right === at && isHarmlessCode(parent.body) ? forgetting(parent) : 'settle';
    case 'MemberExpression':
      return parent.object === at ? memberUse(parent, isWhole, place) : 'settle';
    case 'CallExpression':
      return parent.callee !== at && isHarmless(parent) ? 'look' : 'settle';
    default:
      return isWhole ? 'settle' : 'look';
  }
}

/** The constant that stands for the place: `const pending = this.pending`, `const { pending } = this`. */
function aliasAt(node: Node, place: PendingPlace, isWhole: boolean, source: Source): Variable | undefined {
  const declarator = node.type === 'Property' ? node.parent.parent : node.parent;
  if (declarator?.type !== 'VariableDeclarator' || !declarator.init) return undefined;
  if (node.type === 'Property' && `${placeKey(declarator.init, source) ?? ''}.${place.name}` !== place.key)
    return undefined;
  const name = node.type === 'Property' ? node.value : isWhole && declarator.init === node ? declarator.id : undefined;
  const variable = name?.type === 'Identifier' ? source.bindings.declaredBy(name) : undefined;
  return variable && isConstant(variable) ? variable : undefined;
}

/** What is done with the place by the name of a constant. */
function useOfAlias(
  { references }: Variable,
  place: PendingPlace,
  group: PendingGroup,
  source: Source,
): 'settle' | 'look' | Node {
  const reads = references.filter((each) => each.isRead());
  const uses = reads.map(({ identifier }) => useOf(identifier, place, group, source, true));
  return uses.find((use) => use === 'settle') ?? uses.find((use) => use !== 'look') ?? 'look';
}

/** `this.ready = Promise.withResolvers()`: those who wait for the old one are forgotten. */
function isMadeAnew(value: Node, { completions }: PendingGroup): boolean {
  const at = unwrap(value);
  return completions.some(({ node }) => node === at);
}

function forgetting(loop: TSESTree.ForInStatement): 'look' | Node {
  let removed: Node | undefined;
  walk(loop.body, (node) => {
    if (node.type === 'UnaryExpression' && node.operator === 'delete') removed ??= node;
    return removed === undefined;
  });
  return removed ?? 'look';
}

function memberUse(member: TSESTree.MemberExpression, isWhole: boolean, place: PendingPlace): 'settle' | 'look' | Node {
  const name = propertyName(member);
  const at = wrapped(member);
  const { parent } = at;
  if (!isWhole) return 'look';
  if (name === 'length' || name === 'size') {
    if (parent?.type === 'AssignmentExpression' && parent.left === at) return isEmpty(parent.right) ? parent : 'settle';
    // Who waits until there are none is in no hurry to drop them.
    return isInLoopTest(at) ? 'settle' : 'look';
  }
  if (parent?.type === 'CallExpression' && parent.callee === at) return methodUse(name, parent, place);
  return elementUse(member);
}

/** What is done with a member of the place, or of one of its elements. */
function elementUse(member: TSESTree.MemberExpression): 'settle' | 'look' | Node {
  let at = wrapped(member);
  while (at.parent?.type === 'MemberExpression' && at.parent.object === at) at = wrapped(at.parent);
  const { parent } = at;
  switch (parent?.type) {
    case 'CallExpression':
      return parent.callee !== at && isHarmless(parent) ? 'look' : 'settle';
    case 'UnaryExpression':
      return parent.operator === 'delete' && !member.computed && at === wrapped(member) ? parent : 'look';
    case 'IfStatement':
    case 'BinaryExpression':
      return 'look';
    default:
      return 'settle';
  }
}

/** Whether the call is made for each element of the place. */
function isInLoopOver(call: Node, { name }: PendingPlace): boolean {
  for (let at: Node | undefined = call; at && !isFunction(at); at = at.parent) {
    if (at.type !== 'ForOfStatement') continue;
    return someNode(
      at.right,
      (node) => (node.type === 'MemberExpression' ? propertyName(node) : dottedName(node)) === name,
    );
  }
  return false;
}

function methodUse(name: string | undefined, call: CallExpression, place: PendingPlace): 'settle' | 'look' | Node {
  const isAlone = wrapped(call).parent?.type === 'ExpressionStatement';
  const [first] = call.arguments;
  switch (name) {
    case 'clear':
      return call;
    case 'splice':
      return isAlone ? call : 'settle';
    case 'delete':
      return isInLoopOver(call, place) ? call : 'look';
    case 'keys':
      return isEndedOneByOne(call) ? 'settle' : 'look';
    case 'has':
    case 'set':
    case 'push':
    case 'add':
      return 'look';
    case 'forEach':
      return first && isFunction(unwrap(first)) && isHarmlessCode(unwrap(first)) ? 'look' : 'settle';
    case 'values':
    case 'entries': {
      const { parent } = wrapped(call);
      return parent?.type === 'ForOfStatement' && parent.right === wrapped(call) && isHarmlessCode(parent.body)
        ? 'look'
        : 'settle';
    }
    default:
      return 'settle';
  }
}

/** `for (const id of this.pending.keys()) await this.cancel(id);` waits until each has come to its end. */
function isEndedOneByOne(keys: CallExpression): boolean {
  const loop = wrapped(keys).parent;
  if (loop?.type !== 'ForOfStatement' || loop.right !== wrapped(keys)) return false;
  return someOwnNode(loop.body, (node) => node.type === 'AwaitExpression');
}

function isInLoopTest(node: Node): boolean {
  for (let at = node; at.parent && !isFunction(at.parent); at = at.parent) {
    const { parent } = at;
    if (isLoop(parent)) return 'test' in parent && parent.test === at;
  }
  return false;
}

/** `null`, `undefined`, `0`, an empty array, object or new collection. */
function isEmpty(node: Node): boolean {
  const at = unwrap(node);
  switch (at.type) {
    case 'Literal':
      return at.value === null || at.value === 0 || at.value === false;
    case 'Identifier':
      return at.name === 'undefined';
    case 'ArrayExpression':
      return at.elements.length === 0;
    case 'ObjectExpression':
      return at.properties.length === 0;
    case 'UnaryExpression':
      return at.operator === 'void';
    case 'NewExpression':
      return (
        at.arguments.length === 0 &&
        at.callee.type === 'Identifier' &&
        /^(?:Map|Set|WeakMap|Array)$/u.test(at.callee.name)
      );
    case 'CallExpression':
      return calleeName(at) === 'Object.create';
    case 'AssignmentExpression':
      return isEmpty(at.right);
    default:
      return false;
  }
}
