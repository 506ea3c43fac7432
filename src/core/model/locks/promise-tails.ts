import {
  calledName,
  enclosingFunction,
  isFunction,
  isInside,
  propertyName,
  unwrap,
  type CallExpression,
  type FunctionNode,
  type Node,
} from '../../source/ast.ts';
import { callsIn } from '../../source/calls.ts';
import { constantValue } from '../../source/scopes.ts';
import type { Source } from '../../source/source.ts';
import { textsWith } from '../../source/texts-with.ts';
import { bodyOf } from '../function-bodies.ts';
import { parameterIndex } from '../local-functions.ts';
import { placeKey, placeRoot } from '../place-keys.ts';
import { reactedTo, reactionRoot } from '../reactions.ts';

// Locks that are no more than a promise: who wants to work chains that on the end of what was asked for before, and becomes that end.

/** Where a function keeps the end of what it has been asked for, and which of its parameters it runs after that. */
export interface PromiseTail {
  readonly place: Node;
  readonly key: string;
  readonly work: number;
}

/** Texts in which a promise that is chained on another may take its place. */
export const mayHoldTail = textsWith(['.then('], /[\w$]\s*=\s*[\w$.#!()?]*\s*\.(?:then|catch|finally)\(/);

const maxDepth = 6;

const tails = new WeakMap<FunctionNode, PromiseTail | undefined>();

/** `const turn = this.#tail.then(work); this.#tail = turn.catch(() => {}); return turn;` */
export function tailOf(fn: FunctionNode, source: Source): PromiseTail | undefined {
  if (!tails.has(fn)) tails.set(fn, findTail(fn, source));
  return tails.get(fn);
}

function findTail(fn: FunctionNode, source: Source): PromiseTail | undefined {
  if (fn.params.length === 0 || fn.generator) return undefined;
  for (const { left, right, operator } of bodyOf(fn).assignments) {
    const key = operator === '=' && !isOwn(left, fn, source) ? placeKey(left, source) : undefined;
    if (key === undefined) continue;
    const work = chainedOn(key, right, fn, source) ?? awaitedFirst(key, left, right, fn, source);
    if (work !== undefined) return { place: left, key, work };
  }
  return undefined;
}

/** Whether each call of the function has a place of its own. */
function isOwn(place: Node, fn: FunctionNode, source: Source): boolean {
  const root = placeRoot(place);
  const declared = root.type === 'Identifier' ? source.bindings.variable(root)?.identifiers[0] : undefined;
  return declared !== undefined && isInside(declared, fn);
}

/** The functions of a file that may be a lock of this kind, by the reactions in them. */
export function* functionsWithTail(source: Source): Generator<FunctionNode> {
  if (!mayHoldTail.test(source.text)) return;
  const seen = new Set<FunctionNode>();
  for (const member of source.mentions.members('then')) {
    const fn = enclosingFunction(member);
    if (fn === undefined || seen.has(fn)) continue;
    seen.add(fn);
    if (tailOf(fn, source) !== undefined) yield fn;
  }
}

/** The parameter that runs after what is kept at the place, where the value is the promise of that, or comes of it. */
function chainedOn(key: string, value: Node, fn: FunctionNode, source: Source): number | undefined {
  let at = unwrap(value);
  for (let depth = 0; depth < maxDepth; depth++) {
    const promise = at.type === 'Identifier' ? constantValue(source.bindings.variable(at)) : reactedTo(at);
    if (promise === undefined) return undefined;
    const root = reactionRoot(at);
    if (at.type === 'CallExpression' && root !== undefined && standsFor(root, key, source)) {
      const work = runIn(at.arguments, fn, source);
      if (work !== undefined) return work;
    }
    at = unwrap(promise);
  }
  return undefined;
}

/** Whether an expression is what is kept at the place: `tail`, `tail ?? Promise.resolve()`, and a constant that was taken from it. */
function standsFor(node: Node, key: string, source: Source): boolean {
  const at = unwrap(node);
  if (at.type === 'LogicalExpression') return standsFor(at.left, key, source);
  if (placeKey(at, source) === key) return true;
  const init = at.type === 'Identifier' ? constantValue(source.bindings.variable(at)) : undefined;
  return init !== undefined && placeKey(unwrap(init), source) === key;
}

/** The parameter of a function that is one of the callbacks, or is called in one. */
function runIn(callbacks: readonly Node[], fn: FunctionNode, source: Source): number | undefined {
  for (const callback of callbacks) {
    const at = unwrap(callback);
    const run = isFunction(at) ? callsIn(at).map(({ callee }) => callee) : [at];
    for (const each of run) {
      const work = indexOf(each, fn, source);
      if (work !== undefined) return work;
    }
  }
  return undefined;
}

/** `const before = this.#tail; this.#tail = new Promise(…); await before; return work();` */
function awaitedFirst(key: string, place: Node, value: Node, fn: FunctionNode, source: Source): number | undefined {
  if (!isMadeByHand(value, source)) return undefined;
  const { awaits, calls } = bodyOf(fn);
  const waited = awaits.find(
    ({ argument, range }) =>
      range[0] > place.range[1] &&
      placeKey(reactionRoot(argument) ?? argument, source) !== key &&
      standsFor(reactionRoot(argument) ?? argument, key, source),
  );
  const run = waited && calls.filter((call) => call.range[0] > waited.range[1]);
  return run && runAfter(run, fn, source);
}

function runAfter(calls: readonly CallExpression[], fn: FunctionNode, source: Source): number | undefined {
  return calls.map(({ callee }) => indexOf(callee, fn, source)).find((each) => each !== undefined);
}

/** `new Promise(…)`, `turn.promise`, and what a constant or a pattern has of them. */
function isMadeByHand(value: Node, source: Source): boolean {
  const at = unwrap(value);
  if (at.type === 'NewExpression') return calledName(at) === 'Promise';
  if (at.type === 'MemberExpression') return propertyName(at) === 'promise';
  const declarator = at.type === 'Identifier' ? source.bindings.variable(at)?.defs[0]?.node : undefined;
  const init = declarator?.type === 'VariableDeclarator' && declarator.init ? unwrap(declarator.init) : undefined;
  if (init?.type === 'NewExpression') return calledName(init) === 'Promise';
  return init?.type === 'CallExpression' && calledName(init) === 'withResolvers';
}

function indexOf(node: Node, fn: FunctionNode, source: Source): number | undefined {
  const at = unwrap(node);
  return at.type === 'Identifier' ? parameterIndex(source.bindings.variable(at), fn) : undefined;
}
