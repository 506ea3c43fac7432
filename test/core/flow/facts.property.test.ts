import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  assign,
  forget,
  halfLine,
  joinFacts,
  learn,
  literalTerm,
  noFacts,
  undefinedTerm,
  type Constraint,
  type Facts,
  type Range,
  type Term,
  type Value,
} from '../../../src/core/flow/facts.ts';

type Concrete = boolean | number | string | null | undefined;

const values: readonly Concrete[] = [true, false, 0, 1, 2, '', 'x', 'y', null, undefined];
const keys = ['‹0›', '‹1›'] as const;

function termOf(value: Concrete): Term {
  return value === undefined ? undefinedTerm : literalTerm(value);
}

function satisfies(value: Concrete, constraint: Constraint): boolean {
  switch (constraint.kind) {
    case 'equals':
      return same(value, constraint.term);
    case 'differs':
      return !same(value, constraint.term);
    case 'truthy':
      return Boolean(value) === constraint.is;
    case 'nullish':
      return ((value ?? null) === null) === constraint.is;
    case 'within':
      return isWithin(value, constraint.range);
  }
}

function isWithin(value: Concrete, { low, isLowOpen, high, isHighOpen }: Range): boolean {
  if (typeof value !== 'number') return false;
  return (isLowOpen ? value > low : value >= low) && (isHighOpen ? value < high : value <= high);
}

function same(value: Concrete, term: Term): boolean {
  const own = termOf(value);
  return own.base === term.base && own.offset === term.offset;
}

/** Whether a concrete value is among those that the facts allow. */
function allows(known: Value | undefined, value: Concrete): boolean {
  if (known === undefined) return true;
  if (known.equals !== undefined && !same(value, known.equals)) return false;
  if (known.differs?.some((term) => same(value, term)) === true) return false;
  if (known.truthy !== undefined && Boolean(value) !== known.truthy) return false;
  if (known.range !== undefined && !isWithin(value, known.range)) return false;
  return known.nullish === undefined || ((value ?? null) === null) === known.nullish;
}

const aValue = fc.constantFrom(...values);
const aConstraint: fc.Arbitrary<Constraint> = fc.oneof(
  fc.record({ kind: fc.constantFrom('equals' as const, 'differs' as const), term: aValue.map(termOf) }),
  fc.record({ kind: fc.constantFrom('truthy' as const, 'nullish' as const), is: fc.boolean() }),
  fc
    .tuple(
      fc.constantFrom(0, 1, 2),
      fc.constantFrom('below' as const, 'from' as const, 'above' as const, 'upTo' as const),
    )
    .map(([bound, side]) => ({ kind: 'within' as const, range: halfLine(bound, side) })),
);
const aStep = fc.tuple(fc.constantFrom(...keys), aConstraint);

/** Facts from a sequence of tests that some path can take. */
const someFacts: fc.Arbitrary<Facts> = fc
  .array(aStep, { maxLength: 6 })
  .map((steps) => steps.reduce<Facts>((facts, [key, constraint]) => learn(facts, key, constraint) ?? facts, noFacts));

test('learning keeps each value that passes the test', () => {
  fc.assert(
    fc.property(someFacts, aStep, aValue, (facts, [key, constraint], value) => {
      fc.pre(allows(facts.get(key), value) && satisfies(value, constraint));
      const learnt = learn(facts, key, constraint);
      expect(learnt).toBeDefined();
      expect(allows(learnt?.get(key), value)).toBe(true);
    }),
  );
});

test('learning rules out each value that fails the test, but for what may be equal', () => {
  fc.assert(
    fc.property(aStep, aValue, ([key, constraint], value) => {
      fc.pre(!satisfies(value, constraint));
      expect(allows(learn(noFacts, key, constraint)?.get(key), value)).toBe(false);
    }),
  );
});

test('a test and its negation are never both known', () => {
  fc.assert(
    fc.property(someFacts, fc.constantFrom(...keys), aValue, (facts, key, value) => {
      const is = learn(facts, key, { kind: 'equals', term: termOf(value) });
      expect(is && learn(is, key, { kind: 'differs', term: termOf(value) })).toBeUndefined();
    }),
  );
});

test('a join allows all that either side allows', () => {
  fc.assert(
    fc.property(someFacts, someFacts, fc.constantFrom(...keys), aValue, (a, b, key, value) => {
      fc.pre(allows(a.get(key), value) || allows(b.get(key), value));
      expect(allows(joinFacts(a, b).get(key), value)).toBe(true);
    }),
  );
});

test('a join keeps what both sides know, whichever comes first', () => {
  fc.assert(
    fc.property(someFacts, someFacts, fc.constantFrom(...keys), (a, b, key) => {
      expect(joinFacts(a, a)).toEqual(a);
      const [one, other] = [joinFacts(a, b).get(key), joinFacts(b, a).get(key)];
      expect(values.filter((value) => allows(one, value))).toEqual(values.filter((value) => allows(other, value)));
    }),
  );
});

test('an assignment replaces what was known, and forgetting leaves nothing', () => {
  fc.assert(
    fc.property(someFacts, fc.constantFrom(...keys), aValue, (facts, key, value) => {
      const written = assign(facts, key, termOf(value));
      expect(values.filter((each) => allows(written.get(key), each))).toEqual([value]);
      expect(forget(written, key).has(key)).toBe(false);
    }),
  );
});

test('facts stay few', () => {
  let facts = noFacts;
  for (let i = 0; i < 1000; i++) {
    facts = assign(facts, `‹${String(i)}›`, termOf(i));
    facts = learn(facts, `‹${String(i)}›.x`, { kind: 'truthy', is: true }) ?? facts;
    facts = learn(facts, 'global:k', { kind: 'differs', term: termOf(i) }) ?? facts;
  }
  expect(facts.size).toBeLessThan(50);
  expect(facts.get('global:k')?.differs?.length).toBeLessThan(20);
});
