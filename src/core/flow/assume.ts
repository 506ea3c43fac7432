import type { TSESTree } from '@typescript-eslint/types';
import { isNothing, unwrap, type Node } from '../source/ast.ts';
import { initializer, isConstant, isLeftToOthers, type Bindings } from '../source/scopes.ts';
import {
  halfLine,
  learn,
  literalTerm,
  noFacts,
  sameTerm,
  symbolTerm,
  undefinedTerm,
  type Facts,
  type Term,
} from './facts.ts';
import { givenKey } from './given-values.ts';
import type { Places } from './places.ts';

/** Reads tests: what holds on the path where an expression was truthy, or was not. */
export class Tests {
  readonly #places: Places;
  readonly #bindings: Bindings;
  readonly #answerOf: (node: Node) => Node | undefined;

  /** @param answerOf what a question of the file's own gives: the expression of a getter, or of a function without parameters */
  constructor(places: Places, bindings: Bindings, answerOf: (node: Node) => Node | undefined = () => undefined) {
    this.#places = places;
    this.#bindings = bindings;
    this.#answerOf = answerOf;
  }

  /** The value of an expression as a term, by the facts. */
  term(node: Node, facts: Facts): Term | undefined {
    const at = unwrap(node);
    switch (at.type) {
      case 'Literal':
        return 'regex' in at ? undefined : literalTerm(at.value);
      case 'TemplateLiteral':
        return at.expressions.length === 0 ? literalTerm(at.quasis[0]?.value.cooked ?? '') : undefined;
      case 'UnaryExpression': {
        if (at.operator === 'void') return undefinedTerm;
        const inner = at.operator === '-' ? this.term(at.argument, facts) : undefined;
        return inner?.base === '' ? { base: '', offset: -inner.offset } : this.#place(at, facts);
      }
      case 'UpdateExpression': {
        // The update has happened already when its test is read.
        const after = this.#place(at.argument, facts);
        const back = at.operator === '++' ? -1 : 1;
        return after && !at.prefix ? { ...after, offset: after.offset + back } : after;
      }
      case 'AssignmentExpression':
        return this.#place(at.left, facts);
      case 'BinaryExpression': {
        if (at.operator !== '+' && at.operator !== '-') return undefined;
        const left = this.term(at.left, facts);
        const right = this.term(at.right, facts);
        if (left === undefined || right?.base !== '' || /^["tfnu]/u.test(left.base)) return undefined;
        return { base: left.base, offset: left.offset + (at.operator === '+' ? right.offset : -right.offset) };
      }
      case 'Identifier':
        if (at.name === 'undefined') return undefinedTerm;
        if (at.name === 'NaN') return undefined;
        return this.#place(at, facts);
      default:
        return this.#place(at, facts);
    }
  }

  /** The same, also where the facts decide a test: `Boolean(error)`, `!error`. */
  known(node: Node, facts: Facts): Term | undefined {
    const at = unwrap(node);
    const isTest =
      (at.type === 'UnaryExpression' && at.operator === '!') ||
      (at.type === 'BinaryExpression' && /^(?:[!=]==?|[<>]=?)$/u.test(at.operator)) ||
      (at.type === 'CallExpression' && at.callee.type === 'Identifier' && at.callee.name === 'Boolean');
    if (!isTest) return this.term(at, facts);
    if (this.assume(at, true, facts) === undefined) return literalTerm(false);
    return this.assume(at, false, facts) === undefined ? literalTerm(true) : undefined;
  }

  #place(node: Node, facts: Facts): Term | undefined {
    const key = this.#key(node, facts);
    return key === undefined ? undefined : (facts.get(key)?.equals ?? symbolTerm(key));
  }

  /** The key of a place, or of a call of which it is known what it gave. */
  #key(node: Node, facts: Facts): string | undefined {
    const key = this.#places.key(node);
    if (key !== undefined) return key;
    const given = givenKey(node);
    return given !== undefined && facts.has(given) ? given : undefined;
  }

  /** The facts on the path where the test was `truth`; undefined when that path cannot be taken. */
  assume(node: Node, truth: boolean, facts: Facts, depth = 0): Facts | undefined {
    const at = unwrap(node);
    switch (at.type) {
      case 'UnaryExpression':
        if (at.operator === '!') return this.assume(at.argument, !truth, facts, depth);
        break;
      case 'LogicalExpression': {
        if (at.operator === '??' || truth !== (at.operator === '&&')) return facts;
        const left = this.assume(at.left, truth, facts, depth);
        return left && this.assume(at.right, truth, left, depth);
      }
      case 'BinaryExpression':
        return this.#compare(at, truth, facts);
      case 'AssignmentExpression':
        return at.operator === '=' ? this.#truthy(at.left, truth, facts) : facts;
      case 'SequenceExpression': {
        const last = at.expressions.at(-1);
        return last === undefined ? facts : this.assume(last, truth, facts, depth);
      }
      case 'CallExpression': {
        const callee = unwrap(at.callee);
        const argument = at.arguments[0];
        if (callee.type === 'Identifier' && callee.name === 'Boolean' && argument)
          return this.assume(argument, truth, facts, depth);
        return this.#asked(at, truth, facts, depth);
      }
      case 'MemberExpression':
        return this.#asked(at, truth, facts, depth);
      case 'Identifier': {
        const variable = this.#bindings.variable(at);
        const isFixed = variable !== undefined && isConstant(variable) && !isLeftToOthers(variable);
        const init = isFixed ? initializer(variable) : undefined;
        // `const ok = !error` makes a test of `ok` a test of `error`, as long as neither changes.
        if (init !== undefined && depth < 4 && this.#isStable(init)) {
          const implied = this.assume(init, truth, facts, depth + 1);
          if (implied === undefined) return undefined;
          return this.#truthy(at, truth, implied);
        }
        break;
      }
      default:
    }
    return this.#decided(at, truth, facts);
  }

  /** `if (this.isOver) …`, `if (isOver()) …`: what the answer says holds as well. */
  #asked(at: Node, truth: boolean, facts: Facts, depth: number): Facts | undefined {
    const answer = depth < 4 ? this.#answerOf(at) : undefined;
    const implied = answer === undefined ? facts : this.assume(answer, truth, facts, depth + 1);
    return implied && this.#decided(at, truth, implied);
  }

  #decided(at: Node, truth: boolean, facts: Facts): Facts | undefined {
    const term = this.term(at, facts);
    if (term?.base === '' && (term.offset !== 0) !== truth) return undefined;
    if ((term?.base === 'true' && !truth) || (term?.base === 'false' && truth)) return undefined;
    return this.#truthy(at, truth, facts);
  }

  /** The facts on the path where an expression gave `null` or `undefined`, or did not; undefined when that path cannot be taken. */
  assumeNullish(node: Node, truth: boolean, facts: Facts): Facts | undefined {
    const key = this.#key(unwrap(node), facts);
    return key === undefined ? facts : learn(facts, key, { kind: 'nullish', is: truth });
  }

  #truthy(node: Node, truth: boolean, facts: Facts): Facts | undefined {
    const key = this.#key(node, facts);
    return key === undefined ? facts : learn(facts, key, { kind: 'truthy', is: truth });
  }

  /** Whether an expression only reads constants, so that it means the same wherever it is read. */
  #isStable(node: Node): boolean {
    const at = unwrap(node);
    switch (at.type) {
      case 'Literal':
        return true;
      case 'Identifier': {
        const variable = this.#bindings.variable(at);
        return variable !== undefined && isConstant(variable);
      }
      case 'UnaryExpression':
        return this.#isStable(at.argument);
      case 'LogicalExpression':
        return this.#isStable(at.left) && this.#isStable(at.right);
      case 'BinaryExpression':
        return this.#isStable(at.left) && this.#isStable(at.right);
      case 'MemberExpression':
        return !at.computed && this.#isStable(at.object);
      default:
        return false;
    }
  }

  #compare(node: TSESTree.BinaryExpression, truth: boolean, facts: Facts): Facts | undefined {
    switch (node.operator) {
      case '===':
      case '!==':
        return this.#equal(node.left, node.right, truth === (node.operator === '==='), facts);
      case '==':
      case '!=': {
        const equal = truth === (node.operator === '==');
        const sides = [node.left, node.right];
        // What is known to be nothing is asked about, where the other side says nothing.
        const nullish =
          sides.find((side) => isNothing(side)) ??
          sides.find((side) => {
            const term = this.term(side, facts);
            return term?.base === 'null' || term?.base === 'undefined';
          });
        if (nullish === undefined) return this.#equal(node.left, node.right, equal, facts);
        const key = this.#key(nullish === node.left ? node.right : node.left, facts);
        return key === undefined ? facts : learn(facts, key, { kind: 'nullish', is: equal });
      }
      case '<':
      case '>=':
        return this.#less(node.left, node.right, truth === (node.operator === '<'), facts);
      case '>':
      case '<=':
        return this.#less(node.right, node.left, truth === (node.operator === '>'), facts);
      case 'instanceof':
      case 'in':
        return this.#relation(node.left, ` ${node.operator} `, node.right, truth, facts);
      default:
        return facts;
    }
  }

  #equal(left: Node, right: Node, equal: boolean, facts: Facts): Facts | undefined {
    const a = this.term(left, facts);
    const b = this.term(right, facts);
    if (a === undefined || b === undefined) return facts;
    const same = sameTerm(a, b);
    if (same !== undefined && same !== equal) return undefined;
    let known: Facts | undefined = facts;
    for (const [side, other] of [
      [left, b],
      [right, a],
    ] as const) {
      const key = this.#subject(side, facts);
      if (key === undefined) continue;
      const shift = this.#shift(side);
      const term = { base: other.base, offset: other.offset - shift };
      if (term.base === `@${key}` || Number.isNaN(term.offset)) continue;
      known = learn(known, key, { kind: equal ? 'equals' : 'differs', term });
      if (known === undefined) return undefined;
    }
    return known;
  }

  /** The place that a side of an equation speaks of: `n`, and through `--n`, `n + 1`. */
  #subject(side: Node, facts: Facts): string | undefined {
    const at = unwrap(side);
    if (at.type === 'UpdateExpression') return this.#places.key(at.argument);
    if (at.type === 'AssignmentExpression') return this.#places.key(at.left);
    if (at.type === 'BinaryExpression') return this.#shift(at) === 0 ? undefined : this.#places.key(at.left);
    return at.type === 'Literal' ? undefined : this.#key(at, facts);
  }

  #shift(side: Node): number {
    const at = unwrap(side);
    if (at.type === 'UpdateExpression' && !at.prefix) return at.operator === '++' ? -1 : 1;
    if (at.type !== 'BinaryExpression' || at.right.type !== 'Literal' || typeof at.right.value !== 'number') return 0;
    return at.operator === '+' ? at.right.value : at.operator === '-' ? -at.right.value : 0;
  }

  #less(left: Node, right: Node, less: boolean, facts: Facts): Facts | undefined {
    const a = this.term(left, facts);
    const b = this.term(right, facts);
    if (a !== undefined && a.base === b?.base && (a.base === '' || a.base.startsWith('@'))) {
      return a.offset < b.offset === less ? facts : undefined;
    }
    const ranged = this.#bounded(
      left,
      b,
      less ? 'below' : 'from',
      this.#bounded(right, a, less ? 'above' : 'upTo', facts),
    );
    return ranged && this.#relation(left, '<', right, less, ranged);
  }

  /** `status >= 400`: a place that lies on one side of a number. */
  #bounded(
    side: Node,
    other: Term | undefined,
    where: Parameters<typeof halfLine>[1],
    facts: Facts | undefined,
  ): Facts | undefined {
    const key = this.#subject(side, facts ?? noFacts);
    if (facts === undefined || key === undefined || other?.base !== '' || Number.isNaN(other.offset)) return facts;
    return learn(facts, key, { kind: 'within', range: halfLine(other.offset - this.#shift(side), where) });
  }

  #relation(left: Node, operator: string, right: Node, truth: boolean, facts: Facts): Facts | undefined {
    const a = this.#places.key(left);
    const b = this.#places.key(right);
    return a === undefined || b === undefined
      ? facts
      : learn(facts, `(${a}${operator}${b})`, { kind: 'truthy', is: truth });
  }

  /** The facts on the path where the switch took the case (`null`: no case matched). */
  assumeCase(discriminant: Node, test: Node, taken: boolean, facts: Facts): Facts | undefined {
    const value = unwrap(discriminant);
    if (value.type === 'Literal' && value.value === true) return this.assume(test, taken, facts);
    return this.#equal(discriminant, test, taken, facts);
  }
}
