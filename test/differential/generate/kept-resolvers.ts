import fc from 'fast-check';
import type { Program } from '../compare.ts';
import { collectionShapes } from './collection-shapes.ts';
import { choose, isTyped, valueTypes, type Dialect } from './dialect.ts';
import { placeShapes } from './place-shapes.ts';
import { asyncPositions, oddPositions, plainPositions } from './positions.ts';
import { oddForms, plainForms } from './settlements.ts';
import type { Names, ShapeContext } from './shape.ts';
import { settledWith, valueChoices } from './values.ts';
import { mayThrow, oddWorks, plainWorks } from './works.ts';

// Programs around resolvers that are kept, out of parts that are drawn one by one, so that what fails shrinks to the parts that
// matter.

const shapes = [...placeShapes, ...collectionShapes];

const dialects: fc.Arbitrary<Dialect> = fc.oneof(
  { weight: 6, arbitrary: fc.constant<Dialect>({ path: 'program.cjs', valueType: 'unknown' }) },
  { weight: 1, arbitrary: fc.constant<Dialect>({ path: 'program.mjs', valueType: 'unknown' }) },
  {
    weight: 2,
    arbitrary: fc.constantFrom(...valueTypes).map((valueType): Dialect => ({ path: 'program.ts', valueType })),
  },
);

const namings: readonly Names[] = [
  { a: 'a', b: 'b', resolve: 'resolve', reject: 'reject', promise: 'promise' },
  { a: 'resolve', b: 'reject', resolve: 'resolveIt', reject: 'rejectIt', promise: 'ready' },
  { a: 'res', b: 'rej', resolve: 'done', reject: 'fail', promise: 'finished' },
  { a: 'r', b: 'j', resolve: 'sourceResolve', reject: 'sourceReject', promise: 'promiseSource' },
  { a: 'ok', b: 'err', resolve: 'onReady', reject: 'onError', promise: 'readySource' },
];

const works = (arbitrary = fc.constantFrom(...plainWorks)) =>
  fc.array(fc.oneof({ weight: 8, arbitrary }, { weight: 1, arbitrary: fc.constantFrom(...oddWorks) }), {
    maxLength: 2,
  });

const steps = [
  'watch(arm());',
  'watch(arm());',
  'ignore(arm());',
  "{ const one = arm(); watch(one, 'one'); watch(one, 'other'); }",
  "watch(Promise.race([arm(), slow(20)]), 'race');",
  "watch(Promise.allSettled([arm(), slow(1)]), 'all');",
  "watch((async () => { try { log('got', await arm()); } catch (error) { log('got error', error); } })(), 'async');",
  'attempt(arm);',
  'await null;',
  'await slow(4);',
  'await turn();',
  'clear();',
  'setTimeout(settle1, 3);',
  'queueMicrotask(() => attempt(settle2));',
  'attempt(settle0);',
  'attempt(settle1);',
  'attempt(settle2);',
  'attempt(settle0); attempt(settle0);',
];

const parts = fc.record({
  shape: fc.oneof(
    ...shapes.map((shape) => ({ weight: Math.round(shape.weight * 100), arbitrary: fc.constant(shape) })),
  ),
  dialect: dialects,
  naming: fc.constantFrom(...namings),
  isSingle: fc.boolean(),
  isExpression: fc.boolean(),
  position: fc.oneof(
    { weight: 20, arbitrary: fc.constantFrom(...plainPositions) },
    { weight: 8, arbitrary: fc.constantFrom(...asyncPositions) },
    { weight: 8, arbitrary: fc.constantFrom(...oddPositions) },
  ),
  before: works(),
  between: fc.oneof({ weight: 6, arbitrary: fc.constant([]) }, works()),
  after: works(),
  settlements: fc.array(
    fc.record({
      role: fc.constantFrom('resolve', 'reject'),
      form: fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom(...plainForms) },
        { weight: 1, arbitrary: fc.constantFrom(...oddForms) },
      ),
      value: fc.nat(valueChoices),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  script: fc.array(fc.constantFrom(...steps), { minLength: 2, maxLength: 9 }),
  /** Lines that get a comment, above or behind. */
  comments: fc.oneof(
    { weight: 3, arbitrary: fc.constant([]) },
    fc.array(fc.tuple(fc.nat(40), fc.boolean()), { maxLength: 3 }),
  ),
  lineBreak: fc.oneof({ weight: 19, arbitrary: fc.constant('\n') }, fc.constant('\r\n')),
});

type DrawnParts = typeof parts extends fc.Arbitrary<infer Drawn> ? Drawn : never;

export interface GeneratedProgram extends Program {
  readonly shapes: readonly string[];
}

export const keptResolvers: fc.Arbitrary<GeneratedProgram> = fc.oneof(
  { weight: 5, arbitrary: parts.map((drawn) => finish(drawn, [drawn.shape.name], one(drawn))) },
  {
    weight: 1,
    arbitrary: fc
      .tuple(parts, parts)
      .map(([drawn, other]) => finish(drawn, [drawn.shape.name, other.shape.name], two(drawn, other))),
  },
);

function finish({ dialect, comments, lineBreak }: DrawnParts, shapes: readonly string[], text: string) {
  return { shapes, path: dialect.path, text: withComments(text, comments).replaceAll('\n', lineBreak) };
}

const one = (drawn: DrawnParts) => `${declarations(drawn)}\n${main(drawn, drawn.script)}`;

/** Two shapes in one file, each in a function of its own. */
function two(drawn: DrawnParts, other: DrawnParts): string {
  const inFunction = (name: string, parts: DrawnParts) =>
    `function ${name}() {\n${declarations(parts)}\nreturn { arm, clear, settle0, settle1, settle2 };\n}\nconst ${name}Box = ${name}();\n`;
  const boxed = (step: string, name: string) => step.replaceAll(/\b(?:arm|clear|settle\d)\b/gu, `${name}Box.$&`);
  const steps = Array.from({ length: Math.max(drawn.script.length, other.script.length) }, (_, index) =>
    [boxed(drawn.script[index] ?? '', 'first'), boxed(other.script[index] ?? '', 'second')].join(' ').trim(),
  );
  return `${inFunction('first', drawn)}${inFunction('second', { ...other, dialect: drawn.dialect })}${main(drawn, steps, 'firstBox.')}`;
}

function main({ dialect }: DrawnParts, steps: readonly string[], box = ''): string {
  const isCommonJs = dialect.path.endsWith('.cjs');
  const start = isCommonJs ? 'module.exports = async function main() {' : 'export async function main() {';
  return `${start}
  watch(${box}arm());
  ${steps.join('\n  ')}
}${isCommonJs ? ';' : ''}
`;
}

function declarations(drawn: DrawnParts): string {
  const { shape, dialect, naming: names, position, settlements } = drawn;
  const isSingle = drawn.isSingle || shape.isSingle === true;
  const context: ShapeContext = { names, dialect, isSingle };
  const made = `new Promise${choose(dialect, `<${dialect.valueType}>`)}(${executor(drawn, context)})`;
  const settlers = shape.settlers(context);
  const settle = settlements.map(({ role, form, value }) => {
    const actual = isSingle ? 'resolve' : role;
    return form(settlers[actual], settledWith(actual, value, dialect));
  });
  return shape.render({ names, dialect, isSingle, made, arm: position(made), settle }).trim();
}

function executor(drawn: DrawnParts, context: ShapeContext): string {
  const { shape, position, isExpression, before, between, after, dialect, naming } = drawn;
  const keep = shape.keep(context);
  const isAsync = asyncPositions.includes(position) || oddPositions.includes(position) || shape.name.includes('gate');
  const seen = new Set<string>();
  const fitting = (works: readonly string[]) =>
    works
      // In an async function a throw may reject what it returns some ticks sooner than the promise would: that is documented.
      .filter((work) => !(isAsync && mayThrow(work)))
      // Two declarations of a name would be a program that does not load.
      .filter((work) => !/^(?:const|function|var)/u.test(work) || (!seen.has(work) && seen.add(work)))
      .map((work) => named(isTyped(dialect) ? typedWork(work, dialect) : work, naming));
  const [first = '', second] = keep;
  const statements = [
    ...fitting(before),
    first,
    ...(second === undefined ? [] : [...fitting(between), second]),
    ...fitting(after),
  ];
  const text = statements.join(' ');
  const { a, b } = naming;
  const parameters = new RegExp(`\\b${b}\\b`, 'u').test(text.replaceAll(/\.\w+/gu, '')) ? `(${a}, ${b})` : `(${a})`;
  if (isExpression && statements.length === 1 && !first.includes('{ log'))
    return `${parameters} => ${first.replace(/;$/u, '')}`;
  return `${parameters} => {\n${statements.map((statement) => `    ${statement}\n`).join('')}  }`;
}

/** The parameters under their names. */
function named(work: string, { a, b }: Names): string {
  return work.replaceAll(/\b[ab]\b/gu, (name) => (name === 'a' ? a : b));
}

function typedWork(work: string, { valueType }: Dialect): string {
  return valueType === 'void' ? work.replaceAll(/\ba\((?:[^()]|\([^()]*\))*\)/gu, 'a()') : work;
}

function withComments(text: string, comments: readonly (readonly [number, boolean])[]): string {
  const lines = text.split('\n');
  comments.forEach(([at, isAbove], index) => {
    const line = at % (lines.length - 1);
    const current = lines[line] ?? '';
    const note = `comment ${String(index)}`;
    lines[line] = isAbove ? `${/^\s*/u.exec(current)?.[0] ?? ''}/* ${note} */\n${current}` : `${current} // ${note}`;
  });
  return lines.join('\n');
}
