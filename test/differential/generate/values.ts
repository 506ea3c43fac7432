import { isTyped, type Dialect, type ValueType } from './dialect.ts';

interface Value {
  readonly text: string;
  /** The types that take it; a program in JavaScript takes all. */
  readonly fits: readonly ValueType[];
}

const any: readonly ValueType[] = ['unknown'];
const numbers: readonly ValueType[] = ['unknown', 'number'];

const values: readonly Value[] = [
  { text: '', fits: ['void'] },
  ...['1', '-1', 'yes ? 1 : 2', "(log('argument'), 2)", 'slow(3)', 'slow(slow(2))', 'Promise.resolve(8)'].map(
    (text) => ({ text, fits: numbers }),
  ),
  ...['thenable(7)', 'lateThenable(6)', 'self()', 'step(4)', 'never()', 'failing()', 'rejectingThenable(null)'].map(
    (text) => ({ text, fits: numbers }),
  ),
  ...['badThenable()', 'getterThen()', 'unrulyThenable()', 'Promise.all([1, slow(2)]).then((all) => all.length)'].map(
    (text) => ({ text, fits: numbers }),
  ),
  ...['Promise.race([slow(1), never()])', 'Promise.reject(new Error("inner"))'].map((text) => ({
    text,
    fits: numbers,
  })),
  ...[
    'undefined',
    'null',
    "'x'",
    '`t`',
    '!0',
    'yes ? 1 : null',
    'null ?? 3',
    '{ a: 1 }',
    '{ then: 5 }',
    "{ 'then': (f) => f(6) }",
    '{ __proto__: thenable(6) }',
    '{ then(settle) { settle(9); } }',
    "{ get then() { log('get then'); } }",
    '{ ...thenable(4) }',
    '[1]',
    '[thenable(1)]',
    'new Error("made")',
    'new Map()',
    'Error("called")',
    'class { static then(f) { f(1); } }',
    'function then() {}',
    'Object.assign(() => 1, thenable(3))',
    'getError()',
    '() => 1',
    'proxied(thenable(1))',
    'proxied({})',
    '/x/u',
    '12n',
    'Symbol.iterator',
    "log('value')",
    'yes || thenable(2)',
    'no || thenable(2)',
    '...[5]',
  ].map((text) => ({ text, fits: any })),
];

const reasons = [
  'new Error("reason")',
  'new TypeError("reason", { cause: new Error("cause") })',
  'new Error("reason")',
  'getError()',
  'Error("called")',
  "'text'",
  'null',
  'undefined',
  '',
  '{ code: 5 }',
  'thenable(7)',
  'getterThen()',
  'slow(2)',
  'step("reason")',
  'yes ? new Error("one") : undefined',
  'getError() ?? new Error("default")',
  'self()',
  'new AggregateError([new Error("part")], "all")',
];

/** As many as there may be choices. */
export const valueChoices = Math.max(values.length, reasons.length);

/** What a settler is called with: the value of that number, or one that fits the type. */
export function settledWith(role: 'resolve' | 'reject', choice: number, dialect: Dialect): string {
  if (role === 'reject') return reasons[choice % reasons.length] ?? '';
  const fitting = isTyped(dialect) ? values.filter(({ fits }) => fits.includes(dialect.valueType)) : values;
  return fitting[choice % fitting.length]?.text ?? '';
}
