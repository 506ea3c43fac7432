import type { TSESTree } from '@typescript-eslint/types';
import { timingOf } from '../flow/callback-timing.ts';
import { Places } from '../flow/places.ts';
import {
  assignmentTo,
  enclosingClass,
  isField,
  isFunction,
  propertyName,
  rootOf,
  unwrap,
  wrapped,
  type FunctionNode,
  type MemberExpression,
  type Node,
} from '../source/ast.ts';
import { initializer } from '../source/scopes.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode, walk, someNode } from '../source/visit.ts';
import { Barriers } from './barriers.ts';
import { excludeEachOther, leaves } from './exclusion.ts';
import { calledFunction, getterRead } from './local-functions.ts';

/** Members by which a completion says whether it is completed. */
const states =
  /^(?:is(?:Completed|Settled|Resolved|Rejected|Fulfilled|Pending|Done|Canceled)|settled|fulfilled|pending)$/u;

/** The same, by names that anything may have: an event tells of the state of what it is about. */
const commonStates = /^(?:status|state|completed)$/u;

/** Functions that a test calls, by one another: more are not asked. */
const MOST_ASKED = 3;

/** Tests that let a settlement run once only: a flag set beside it, a count, the state of the source itself. */
export class Guards {
  readonly #places: Places;
  readonly #barriers: Barriers;

  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
    this.#places = new Places(source.bindings);
    this.#barriers = new Barriers(source.bindings);
  }

  /**
   * Whether the node runs at most once in all runs of the function, by a test that the function itself makes untrue, or one of
   * those that it calls at the node.
   */
  holds(node: Node, fn: FunctionNode, called: readonly FunctionNode[] = []): boolean {
    if (this.#barriers.holds(node)) return true;
    for (const { test, isLeft } of testsBefore(node, fn))
      if (this.#isSpent(test, isLeft, node, fn, called)) return true;
    return false;
  }

  #isSpent(test: Node, isLeft: boolean, node: Node, fn: FunctionNode, called: readonly FunctionNode[]): boolean {
    const keys = new Set<string>();
    const asked = new Set<FunctionNode>();
    let spent = false as boolean;
    // `if (isOpen()) source.setResult(value);`, `if (this.#isOpen)`: what a function of the file asks.
    const ask = (run: FunctionNode | undefined): void => {
      if (run === undefined || run.async || asked.has(run) || asked.size >= MOST_ASKED) return;
      asked.add(run);
      walk(run.body, look);
    };
    const look = (at: Node): boolean => {
      if (at.type === 'MemberExpression' && this.#isState(at) && !this.#isOfOther(at, node))
        spent ||= !waitsBetween(test, node, fn);
      if (at.type === 'MemberExpression') ask(getterRead(at, this.#source));
      // `if (pending.delete(id))` and `if (count++) return` are true once.
      if (at.type === 'CallExpression') {
        const callee = unwrap(at.callee);
        if (callee.type === 'MemberExpression' && propertyName(callee) === 'delete') spent = true;
        ask(calledFunction(at, this.#source));
      }
      // One element is the one: `if (index === list.length - 1)`.
      if (at.type === 'BinaryExpression' && /^===?$/u.test(at.operator) && isIndex(at, fn)) spent = true;
      if (at.type === 'UpdateExpression') spent ||= isLeft;
      if (at.type === 'Identifier' || at.type === 'MemberExpression') {
        const key = this.#places.key(at);
        if (key !== undefined) keys.add(key);
        // `if (waiting[name] === undefined) return;`: which one is asked for, only the run tells.
        const all = at.type === 'MemberExpression' && at.computed ? this.#places.key(at.object) : undefined;
        if (all !== undefined) keys.add(`${all}[]`);
      }
      return !isFunction(at);
    };
    walk(test, look);
    return spent || [fn, ...called, ...asked].some((each) => this.#isWritten(keys, node, each));
  }

  #isState(member: MemberExpression): boolean {
    const name = propertyName(member) ?? '';
    if (states.test(name)) return true;
    if (!commonStates.test(name)) return false;
    const root = rootOf(member);
    const variable = root.type === 'Identifier' ? this.#source.bindings.variable(root) : undefined;
    return variable?.defs[0]?.type !== 'Parameter';
  }

  /** Whether the state is that of one object, and the node settles another one that the code has made. */
  #isOfOther({ object }: MemberExpression, node: Node): boolean {
    const callee = node.type === 'CallExpression' ? unwrap(node.callee) : undefined;
    if (callee?.type !== 'MemberExpression' || !/^(?:trySet|set)[A-Z]/u.test(propertyName(callee) ?? '')) return false;
    const [asked, settled] = [this.#madeAt(object), this.#madeAt(callee.object)];
    return asked !== undefined && settled !== undefined && asked !== settled;
  }

  /** The `new` expression that a constant, or a field of `this` that is written nowhere else, was made with. */
  #madeAt(object: Node): Node | undefined {
    const at = unwrap(object);
    const { bindings, mentions } = this.#source;
    const variable = at.type === 'Identifier' ? bindings.variable(at) : undefined;
    let made = variable && initializer(variable);
    if (at.type === 'MemberExpression' && unwrap(at.object).type === 'ThisExpression') {
      const name = propertyName(at) ?? '';
      const field = enclosingClass(at)?.body.body.find((each) => isField(each) && propertyName(each) === name);
      const isRefilled = mentions.members(name).some((each) => assignmentTo(each) !== undefined);
      made = isField(field) && field.value && !isRefilled ? unwrap(field.value) : undefined;
    }
    return made?.type === 'NewExpression' ? made : undefined;
  }

  #isWritten(keys: ReadonlySet<string>, node: Node, fn: FunctionNode): boolean {
    return someNode(fn.body, (at) => {
      if (at.type !== 'AssignmentExpression' || !/^(?:=|\|\|=|\?\?=)$/u.test(at.operator)) return false;
      const key = this.#places.key(at.left);
      const all = at.left.type === 'MemberExpression' ? this.#places.key(at.left.object) : undefined;
      const isAsked = (key !== undefined && keys.has(key)) || (all !== undefined && keys.has(`${all}[]`));
      return isAsked && isFlag(unwrap(at.right)) && !excludeEachOther(at, node);
    });
  }
}

function isIndex({ left, right }: TSESTree.BinaryExpression, fn: FunctionNode): boolean {
  const index = fn.params[1];
  const call = wrapped(fn).parent;
  if (index?.type !== 'Identifier' || call?.type !== 'CallExpression' || timingOf(call) !== 'each') return false;
  return [left, right].some((each) => each.type === 'Identifier' && each.name === index.name);
}

/** Whether the function waits for something after a test: what was asked may have changed by then. */
function waitsBetween(test: Node, node: Node, fn: FunctionNode): boolean {
  return someOwnNode(
    fn.body,
    (at) => at.type === 'AwaitExpression' && at.range[1] > test.range[1] && at.range[0] < node.range[1],
  );
}

/** `true`, `null`, `undefined`, a number: what a flag is set to. A string that grows is put back to `''`, and is none. */
function isFlag(value: Node): boolean {
  if (value.type === 'Literal') return typeof value.value !== 'string';
  if (value.type === 'UnaryExpression') return value.operator === 'void' || value.operator === '!';
  return value.type === 'Identifier' && value.name === 'undefined';
}

interface Test {
  readonly test: Node;
  /** The test leads away: `if (done) return;`. */
  readonly isLeft: boolean;
}

/** The tests that decide whether a node of a function runs: those around it, and those before it that lead away. */
export function* testsBefore(node: Node, fn: Node): Generator<Test> {
  for (let inner = node, at = node.parent; at && inner !== fn; inner = at, at = at.parent) {
    if ((at.type === 'IfStatement' || at.type === 'ConditionalExpression') && inner !== at.test)
      yield { test: at.test, isLeft: inner === at.alternate };
    if (at.type === 'LogicalExpression' && inner === at.right) yield { test: at.left, isLeft: at.operator === '||' };
    const list = at.type === 'BlockStatement' ? at.body : at.type === 'SwitchCase' ? at.consequent : [];
    for (const statement of list) {
      if (statement === inner) break;
      if (statement.type !== 'IfStatement') continue;
      const { consequent, alternate } = statement;
      if (alternate === null && leaves(lastOf(consequent), consequent)) yield { test: statement.test, isLeft: true };
    }
  }
}

function lastOf(statement: Node): Node {
  return statement.type === 'BlockStatement' ? (statement.body.at(-1) ?? statement) : statement;
}
