import type { TSESTree } from '@typescript-eslint/types';
import { jumpTarget } from '../../flow/loops.ts';
import {
  dottedName,
  isFunction,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import type { Variable } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { children } from '../../source/visit.ts';
import { elementsOf, type Conditions } from './waits-conditions.ts';
import { Looks, type Writes } from './waits-looks.ts';
import { calledFunction } from '../local-functions.ts';
import type { Pause, Pauses } from './waits-pauses.ts';
import { isNeverRun, isQuiet } from './waits-quiet-calls.ts';
import { begin, filter, longer, map, merge, namesAll, none, withWrites, type Turn, type Turns } from './waits-turn.ts';

/** A call for another turn: what runs before it, and the parameters that differ in it. */
export interface Again {
  readonly pause: Pause | undefined;
  readonly writes: Writes;
}

/** What the subject of the analysis adds to the language: how a turn ends, and how it asks for the next. */
export interface TurnClient {
  /** Whether a turn that does anything at all makes the rest of no interest. */
  readonly isQuietOnly?: boolean;
  /** Whether the call ends the waiting. */
  readonly ends?: (call: CallExpression) => boolean;
  /** Whether the call asks for another turn, and what runs before it. */
  readonly again?: (call: CallExpression) => Again | undefined;
}

/** How many nodes a turn may take to follow, through the functions it calls: waits are short. */
const maxSteps = 600;
/** Follows all ways through one turn of a loop, or one run of a function: linear, since equal ways are merged. */
export class TurnFinder {
  readonly #source: Source;
  readonly #conditions: Conditions;
  readonly #pauses: Pauses;
  readonly #client: TurnClient;
  #home: Node | undefined;
  #continued: Turns = none;
  #left: Turns = none;
  /** What goes on behind the innermost of the loops that are looked through. */
  #rejoined: Turns = none;
  readonly #scanned = new Set<Node>();
  readonly #inlined = new Set<Node>();
  #steps = 0;
  #isGivenUp = false;

  constructor(source: Source, conditions: Conditions, pauses: Pauses, client: TurnClient = {}) {
    this.#source = source;
    this.#conditions = conditions;
    this.#pauses = pauses;
    this.#client = client;
  }

  /** The ways of a loop from one test of its condition to the next. */
  ofLoop(loop: Node & { readonly body: Node }, test: Node | null, update: Node | null, first?: Pause): readonly Turn[] {
    this.#home = loop;
    let at: Turns = map(begin, (turn) => ({ ...turn, pause: first }));
    if (test && loop.type !== 'DoWhileStatement') at = this.#branch(test, at);
    at = merge(this.#statement(loop.body, at), this.#continued);
    if (test && loop.type === 'DoWhileStatement') at = this.#branch(test, at);
    if (update) at = this.#expression(update, at);
    return this.#all(at);
  }

  /** The ways through a function, to its end or a `return`. */
  ofFunction(fn: FunctionNode): readonly Turn[] {
    this.#home = fn;
    const at: Turns = begin;
    const end = fn.body.type === 'BlockStatement' ? this.#block(fn.body.body, at) : this.#expression(fn.body, at);
    return this.#all(merge(end, this.#left));
  }

  #all(turns: Turns): readonly Turn[] {
    return this.#isGivenUp ? [] : [...turns.values()];
  }

  #noise(turns: Turns): Turns {
    if (this.#client.isQuietOnly === true) this.#isGivenUp = true;
    return this.#isGivenUp ? none : map(turns, (turn) => ({ ...turn, isNoisy: true }));
  }

  /** Whether nothing more can be learnt of these turns from what they call. */
  #isAllNoise(turns: Turns): boolean {
    if (this.#client.ends !== undefined || this.#client.again !== undefined) return false;
    for (const { isNoisy } of turns.values()) if (!isNoisy) return false;
    return true;
  }

  #block(statements: readonly Node[], turns: Turns): Turns {
    let at = turns;
    for (const statement of statements) {
      if (at.size === 0) break;
      at = this.#statement(statement, at);
    }
    return at;
  }

  #statement(node: Node, turns: Turns): Turns {
    if (this.#isGivenUp || turns.size === 0) return none;
    switch (node.type) {
      case 'BlockStatement':
        return this.#block(node.body, turns);
      case 'ExpressionStatement':
        return this.#expression(node.expression, turns);
      case 'VariableDeclaration':
        return node.declarations.reduce((at, { init }) => (init ? this.#expression(init, at) : at), turns);
      case 'IfStatement':
        return this.#choice(
          node.test,
          (at) => this.#statement(node.consequent, at),
          (at) => (node.alternate ? this.#statement(node.alternate, at) : at),
          turns,
        );
      case 'ReturnStatement':
        this.#left = merge(this.#left, node.argument ? this.#expression(node.argument, turns) : turns);
        return none;
      case 'ThrowStatement':
        // A throw ends the turns as a return does, whatever it throws.
        return none;
      case 'BreakStatement':
      case 'ContinueStatement': {
        const target = jumpTarget(node);
        // What leaves a switch inside the turn goes on behind it.
        if (target.type === 'SwitchStatement') return turns;
        if (this.#scanned.has(target)) this.#rejoined = merge(this.#rejoined, turns);
        else if (node.type === 'ContinueStatement' && target === this.#home)
          this.#continued = merge(this.#continued, turns);
        return none;
      }
      case 'TryStatement':
        return this.#try(node, turns);
      case 'SwitchStatement':
        return this.#switch(node, turns);
      case 'LabeledStatement':
        return this.#statement(node.body, turns);
      case 'EmptyStatement':
      case 'FunctionDeclaration':
      case 'ClassDeclaration':
      case 'TSTypeAliasDeclaration':
      case 'TSInterfaceDeclaration':
        return turns;
      case 'ForStatement':
      case 'ForInStatement':
      case 'ForOfStatement':
        return this.#scan(node, turns);
      default:
        // A loop inside is work of its own.
        return this.#noise(turns);
    }
  }

  /** A loop inside that only looks through a list, and leaves the turn by what it finds; any other is work of its own. */
  #scan(loop: TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement, turns: Turns): Turns {
    const list = listOf(loop);
    if (list === undefined || this.#client.isQuietOnly === true) return this.#noise(turns);
    const quiet = filter(turns, ({ isNoisy }) => !isNoisy);
    const [left, continued, rejoined] = [this.#left, this.#continued, this.#rejoined];
    this.#rejoined = none;
    this.#scanned.add(loop);
    const passed = this.#statement(loop.body, quiet);
    const isLeft = left !== this.#left || continued !== this.#continued || this.#rejoined.size > 0;
    const through = merge(passed, this.#rejoined);
    this.#scanned.delete(loop);
    this.#rejoined = rejoined;
    const isWork = [...through.values()].some(({ isNoisy, pause }) => isNoisy || pause !== undefined);
    if (isWork || !isLeft) return this.#noise(turns);
    return map(merge(turns, through), (turn) => ({ ...turn, tests: new Set(turn.tests).add(list) }));
  }

  #try(node: TSESTree.TryStatement, turns: Turns): Turns {
    let at = this.#block(node.block.body, turns);
    // What is caught has been thrown by something that is not seen through.
    if (node.handler && this.#client.isQuietOnly !== true)
      at = merge(at, this.#block(node.handler.body.body, this.#noise(turns)));
    return node.finalizer ? this.#block(node.finalizer.body, at) : at;
  }

  #switch(node: TSESTree.SwitchStatement, turns: Turns): Turns {
    const head = this.#branch(node.discriminant, turns);
    const isWhole = node.cases.some(({ test }) => test === null) || namesAll(node, this.#home, this.#source);
    let out = isWhole ? none : head;
    let falling = none;
    for (const each of node.cases) {
      falling = merge(head, falling);
      falling = this.#block(each.consequent, falling);
      if (each.consequent.at(-1)?.type === 'BreakStatement') {
        out = merge(out, falling);
        falling = none;
      }
    }
    return merge(out, falling);
  }

  /** Two ways, by a test; it counts only where it decides what the turn does. */
  #choice(test: Node, yes: (at: Turns) => Turns, no: (at: Turns) => Turns, turns: Turns): Turns {
    const head = this.#branch(test, turns);
    const { type } = unwrap(test);
    if (type === 'Literal') return (unwrap(test) as TSESTree.Literal).value ? yes(head) : no(head);
    const before = [this.#left, this.#continued, this.#rejoined];
    const [a, b] = [yes(head), no(head)];
    const after = [this.#left, this.#continued, this.#rejoined];
    const hasJumped = before.some((each, index) => each !== after[index]);
    const joined = merge(a, b);
    if (hasJumped || a.size !== b.size || [...a.keys()].some((key) => !b.has(key))) return joined;
    return map(joined, (turn) => ({ ...turn, tests: new Set([...turn.tests].filter((each) => each !== test)) }));
  }

  #branch(test: Node, turns: Turns): Turns {
    const at = this.#expression(test, turns);
    return map(at, (turn) => ({ ...turn, tests: new Set(turn.tests).add(test) }));
  }

  #expression(node: Node, turns: Turns): Turns {
    if (this.#isGivenUp || turns.size === 0) return none;
    if (++this.#steps > maxSteps) this.#isGivenUp = true;
    const at = unwrap(node);
    switch (at.type) {
      case 'Identifier':
      case 'Literal':
      case 'ThisExpression':
      case 'FunctionExpression':
      case 'ArrowFunctionExpression':
      case 'ClassExpression':
        return turns;
      case 'LogicalExpression':
        return this.#choice(
          at.left,
          (each) => (at.operator === '||' ? each : this.#expression(at.right, each)),
          (each) => (at.operator === '&&' ? each : this.#expression(at.right, each)),
          turns,
        );
      case 'ConditionalExpression':
        return this.#choice(
          at.test,
          (each) => this.#expression(at.consequent, each),
          (each) => this.#expression(at.alternate, each),
          turns,
        );
      case 'AwaitExpression':
      case 'YieldExpression':
        return this.#await(at, turns);
      case 'AssignmentExpression':
      case 'UpdateExpression':
        return this.#write(at, turns);
      case 'CallExpression':
        return this.#call(at, turns);
      case 'NewExpression':
        return this.#construct(at, turns);
      case 'TaggedTemplateExpression':
      case 'ImportExpression':
        return this.#noise(turns);
      default: {
        let out = turns;
        for (const child of children(at)) out = this.#expression(child, out);
        return out;
      }
    }
  }

  #await(node: TSESTree.AwaitExpression | TSESTree.YieldExpression, turns: Turns): Turns {
    const argument = node.argument && unwrap(node.argument);
    const pause =
      argument && (node.type === 'AwaitExpression' || !isValue(argument)) ? this.#pauses.of(argument) : undefined;
    if (pause !== undefined) return map(turns, (turn) => ({ ...turn, pause: longer(turn.pause, pause) }));
    if (argument?.type === 'CallExpression' && node.type === 'AwaitExpression') {
      const again = this.#client.again?.(argument);
      if (again !== undefined) return askAgain(turns, again);
    }
    if ((this.#conditions.looksAt(node) & Looks.unknown) === 0) return turns;
    return this.#noise(turns);
  }

  #write(node: TSESTree.AssignmentExpression | TSESTree.UpdateExpression, turns: Turns): Turns {
    if (this.#isAllNoise(turns)) return node.type === 'UpdateExpression' ? turns : this.#expression(node.right, turns);
    const target = node.type === 'UpdateExpression' ? node.argument : node.left;
    let at = node.type === 'UpdateExpression' ? turns : this.#expression(node.right, turns);
    for (const part of partsOf(target)) at = this.#expression(part, at);
    // To read the clock into a variable is to look at the clock; all else that a turn writes moves.
    const looks =
      node.type === 'AssignmentExpression' && node.operator === '=' ? this.#conditions.looksAt(node.right) : 0;
    const isClock = (looks & ~Looks.moving) === Looks.clock;
    const isSample = (looks & ~Looks.moving) === Looks.state;
    const becomes = isClock ? Looks.clock : isSample ? Looks.moving | Looks.sample : Looks.moving;
    const writes = new Map([...this.#targets(target)].map((place) => [place, becomes]));
    return map(at, (turn) => ({ ...turn, writes: withWrites(turn.writes, writes) }));
  }

  *#targets(target: Node): Generator<Variable | string> {
    const at = unwrap(target);
    const variable = at.type === 'Identifier' ? this.#source.bindings.variable(at) : undefined;
    if (at.type === 'Identifier') yield variable ?? at.name;
    else if (at.type === 'MemberExpression') {
      const name = propertyName(at);
      if (name !== undefined) yield `.${name}`;
      if (at.computed) yield elementsOf(at)[name === undefined ? 'some' : 'each'];
    } else if (/Pattern$|^Property$|^RestElement$/.test(at.type))
      for (const child of children(at)) yield* this.#targets(child);
  }

  #construct(node: TSESTree.NewExpression, turns: Turns): Turns {
    const executor = node.arguments[0] && unwrap(node.arguments[0]);
    const name = dottedName(node.callee) ?? '';
    if (name === 'Promise' && isFunction(executor)) return this.#inline(executor, turns);
    if (/^(?:Date|Set|Map|Array|\w*Error)$/.test(name))
      return node.arguments.reduce((at, each) => this.#expression(each, at), turns);
    return this.#noise(turns);
  }

  /** Runs a function body on the spot; its returns lead to what follows. */
  #inline(fn: FunctionNode, turns: Turns): Turns {
    if (this.#inlined.has(fn) || this.#inlined.size > 3) return this.#noise(turns);
    const left = this.#left;
    this.#left = none;
    this.#inlined.add(fn);
    const end = fn.body.type === 'BlockStatement' ? this.#block(fn.body.body, turns) : this.#expression(fn.body, turns);
    const out = merge(end, this.#left);
    this.#inlined.delete(fn);
    this.#left = left;
    return out;
  }

  #call(call: CallExpression, turns: Turns): Turns {
    const client = this.#client;
    if (client.ends?.(call) === true) return map(turns, (turn) => ({ ...turn, isEnded: true }));
    const again = client.again?.(call);
    if (again !== undefined) return askAgain(turns, again);
    if (this.#isAllNoise(turns)) return call.arguments.reduce((at, each) => this.#expression(each, at), turns);
    const callee = unwrap(call.callee);
    if (isFunction(callee)) return this.#inline(callee, turns);
    if (isQuiet(call) || isNeverRun(call, this.#home))
      return call.arguments.reduce((at, each) => this.#expression(each, at), turns);
    const local = calledFunction(call, this.#source);
    if (local !== undefined && !local.async && !local.generator)
      return this.#inline(
        local,
        call.arguments.reduce((at, each) => this.#expression(each, at), turns),
      );
    // `text.charCodeAt(at++)` only looks, but it moves on.
    if ((this.#conditions.looksAt(call) & Looks.unknown) === 0)
      return this.#looked(
        call,
        call.arguments.reduce(
          (at, each) => this.#expression(each, at),
          callee.type === 'MemberExpression' ? this.#expression(callee.object, turns) : turns,
        ),
      );
    return this.#noise(turns);
  }

  /** What only looks; taking from a list moves it too. */
  #looked(call: CallExpression, turns: Turns): Turns {
    const callee = unwrap(call.callee);
    if (callee.type !== 'MemberExpression' || !/^(?:shift|pop)$/.test(propertyName(callee) ?? '')) return turns;
    // To take one after another until there is none is work that comes to its end.
    if (this.#client.isQuietOnly === true || call.parent.type === 'ExpressionStatement') return this.#noise(turns);
    const writes = new Map([...this.#targets(callee.object)].map((place) => [place, Looks.moving]));
    return map(turns, (turn) => ({ ...turn, writes: withWrites(turn.writes, writes) }));
  }
}

function askAgain(turns: Turns, { pause, writes }: Again): Turns {
  return map(turns, (turn) => ({
    ...turn,
    isAgain: true,
    pause: longer(turn.pause, pause),
    writes: withWrites(turn.writes, writes),
  }));
}

/** What is evaluated to find the place that is written: the object, and a computed key. */
function partsOf(target: Node): readonly Node[] {
  const at = unwrap(target);
  if (at.type !== 'MemberExpression') return [];
  return at.computed ? [at.object, at.property] : [at.object];
}

function isValue(node: Node): boolean {
  return node.type === 'Literal' || node.type === 'Identifier';
}

/** What a loop looks through: its list, or the end that it counts to; undefined for a loop of another kind. */
function listOf(loop: TSESTree.ForStatement | TSESTree.ForInStatement | TSESTree.ForOfStatement): Node | undefined {
  if (loop.type === 'ForInStatement') return loop.right;
  if (loop.type === 'ForOfStatement') return loop.await ? undefined : loop.right;
  const { init, test, update } = loop;
  const isCounted = init?.type === 'VariableDeclaration' && update?.type === 'UpdateExpression';
  return isCounted && test?.type === 'BinaryExpression' ? test.right : undefined;
}
