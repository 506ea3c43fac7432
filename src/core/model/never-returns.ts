import { endsProcess, throwsByName } from '../flow/call-effects.ts';
import type { NoReturn } from '../flow/client.ts';
import {
  dottedName,
  enclosingFunction,
  unwrap,
  wrapped,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { someOwnNode } from '../source/visit.ts';
import { calledFunction } from './local-functions.ts';

/**
 * How a call that never returns ends, as its name, its type, the project's settings or the function of the file that it runs
 * say. What is said to be `never` may end the process too; that it throws is what a `catch` around it has to reckon with.
 */
export function noReturn(call: CallExpression, source: Source): NoReturn | undefined {
  if (endsProcess(call)) return 'exits';
  if (throwsByName(call)) return 'throws';
  const run = calledFunction(call, source);
  const ending = run && endingOf(run, source);
  // The code after the call of an async function runs on for a while. In a function nobody is left to whom that matters; but
  // `main();` of a module is its work, and what follows may well be done before the end.
  if (ending !== undefined && (!run?.async || isAwaited(call) || enclosingFunction(call) !== undefined)) return ending;
  if (source.types.returnsNever(call) === 'yes') return 'throws';
  const { neverReturns } = source.settings;
  const name = neverReturns.length > 0 ? dottedName(call.callee) : undefined;
  return name !== undefined && neverReturns.includes(name) ? 'throws' : undefined;
}

const endings = new WeakMap<FunctionNode, { readonly ending: NoReturn | undefined }>();

/** How a function ends of which no path comes to its end or returns: each throws, ends the process or calls what does. */
export function endingOf(fn: FunctionNode, source: Source): NoReturn | undefined {
  let known = endings.get(fn);
  if (known === undefined) {
    // What one that calls itself does there says nothing of how it ends.
    endings.set(fn, { ending: undefined });
    endings.set(fn, (known = { ending: written(fn, source) }));
  }
  return known.ending;
}

function written(fn: FunctionNode, source: Source): NoReturn | undefined {
  if (fn.generator) return undefined;
  const ways = new WaysOut(source);
  const isOver = !ways.goOn(fn.body);
  // What an async function throws is in its promise.
  if (isOver && !ways.all.has('returns') && !(fn.async && ways.all.has('throws')))
    return ways.all.has('throws') ? 'throws' : 'exits';
  return fn.returnType?.typeAnnotation.type === 'TSNeverKeyword' ? 'throws' : undefined;
}

/** The ways in which statements leave their function. */
class WaysOut {
  readonly all = new Set<NoReturn | 'returns'>();
  readonly #source: Source;

  constructor(source: Source) {
    this.#source = source;
  }

  /** Whether a statement, or the expression that a function is, may come to its end. */
  goOn(node: Node): boolean {
    switch (node.type) {
      case 'ThrowStatement':
        return this.#leave('throws');
      case 'ReturnStatement':
        return this.#leave((node.argument && this.#endingOf(node.argument)) ?? 'returns');
      case 'BlockStatement':
        return this.#listGoesOn(node.body);
      case 'IfStatement': {
        const goesOn = this.goOn(node.consequent);
        return node.alternate === null || this.goOn(node.alternate) || goesOn;
      }
      case 'TryStatement': {
        const tried = new WaysOut(this.#source);
        let goesOn = tried.goOn(node.block);
        if (node.handler !== null) {
          tried.all.delete('throws');
          goesOn = this.goOn(node.handler.body) || goesOn;
        }
        for (const way of tried.all) this.all.add(way);
        return (node.finalizer === null || this.goOn(node.finalizer)) && goesOn;
      }
      case 'SwitchStatement':
        return this.#switchGoesOn(node.cases);
      case 'ExpressionStatement':
        return this.goOn(node.expression);
      default: {
        const ending = this.#endingOf(node);
        if (ending !== undefined) return this.#leave(ending);
        // Of a loop nobody knows how often it turns.
        this.#note(node);
        return true;
      }
    }
  }

  #listGoesOn(statements: readonly Node[]): boolean {
    return statements.every((statement) => this.goOn(statement));
  }

  #switchGoesOn(cases: readonly { readonly test: Node | null; readonly consequent: readonly Node[] }[]): boolean {
    let goesOn = !cases.some(({ test }) => test === null);
    for (const { consequent } of cases)
      goesOn ||= consequent.some((each) => someOwnNode(each, ({ type }) => type === 'BreakStatement'));
    let isLastOver = false;
    for (const { consequent } of cases) isLastOver = !this.#listGoesOn(consequent);
    return goesOn || !isLastOver;
  }

  #note(node: Node): void {
    if (someOwnNode(node, ({ type }) => type === 'ReturnStatement')) this.all.add('returns');
    if (someOwnNode(node, ({ type }) => type === 'ThrowStatement')) this.all.add('throws');
  }

  #leave(way: NoReturn | 'returns'): false {
    this.all.add(way);
    return false;
  }

  #endingOf(expression: Node): NoReturn | undefined {
    let at = unwrap(expression);
    while ((at.type === 'UnaryExpression' && at.operator === 'void') || at.type === 'AwaitExpression')
      at = unwrap(at.argument);
    return at.type === 'CallExpression' ? noReturn(at, this.#source) : undefined;
  }
}

function isAwaited(call: Node): boolean {
  return wrapped(call).parent?.type === 'AwaitExpression';
}
