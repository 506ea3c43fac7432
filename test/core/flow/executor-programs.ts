import fc from 'fast-check';

/** A small executor program, as text, with what it takes to run it. */
export interface Program {
  readonly body: string;
}

/** The inputs of one run: truth values, a tag, how many turns the loops take, and which calls throw. */
export interface Input {
  readonly a: boolean;
  readonly b: boolean;
  readonly c: boolean;
  readonly k: 'x' | 'y' | 'z';
  readonly turns: number;
  readonly throwing: number;
}

export interface Fragment {
  /** Conditions on `a`, `b` and `c` alone, and on nothing that the program writes. */
  readonly onlyConstants: boolean;
  /** Whether `a`, `b` and `c` are members of an object, which functions on the way are given and may call what they like. */
  readonly inObject?: boolean;
}

/** The text with the inputs where the fragment has them. */
function placed(text: string, { inObject }: Fragment): string {
  return inObject === true ? text.replaceAll(/\b[abc]\b/gu, 'm.$&') : text;
}

/** The tests that a fragment may use. None compares a count for equality: the rule takes that for a barrier. */
function tests(fragment: Fragment): fc.Arbitrary<string> {
  const constants = ['a', '!a', 'b', '!b', 'c', '!c'];
  const more = [
    "k === 'x'",
    "k !== 'y'",
    'a && b',
    'a || !c',
    '!(a && c)',
    'done',
    '!done',
    'a === b',
    'count > 1',
    'count < 1',
  ];
  return fc.constantFrom(...constants, ...(fragment.onlyConstants ? [] : more)).map((text) => placed(text, fragment));
}

interface Tie {
  block: string;
  statement: string;
}

/** Bodies of executors with `resolve`, `reject`, and a call `f(n)` that throws when the input says so. */
export function programs(fragment: Fragment): fc.Arbitrary<Program> {
  const { onlyConstants, inObject } = fragment;
  const test = tests(fragment);
  const settlement = fc.constantFrom('resolve(1);', 'reject(2);');
  const { block } = fc.letrec<Tie>((tie) => {
    const inner = tie('block') as fc.Arbitrary<string>;
    const jumping: fc.Arbitrary<string>[] = [
      fc.constant('return;'),
      fc.constant('done = true;'),
      fc.constant('count++;'),
      fc.constantFrom('mark();', 'clear();', 'step();', 'turns.forEach(mark);', 'turns.forEach(() => { clear(); });'),
      fc.constant("throw 'thrown';"),
      fc.nat(2).map((n) => `f(${String(n)});`),
      fc
        .constantFrom(
          'a && resolve(3);',
          'b || reject(4);',
          'a ? resolve(5) : reject(6);',
          'void (a && b && resolve(7));',
        )
        .map((text) => placed(text, fragment)),
      fc
        .tuple(test, inner, inner)
        .map(
          ([when, one, two]) =>
            `switch (k) { case 'x': ${one} break; case 'y': ${two} default: if (${when}) reject(8); }`,
        ),
      fc.tuple(inner, inner).map(([one, two]) => `try { ${one} } catch { ${two} }`),
      fc.tuple(inner, inner).map(([one, two]) => `try { ${one} } finally { ${two} }`),
      fc
        .tuple(inner, test, fc.constantFrom('break;', 'continue;', ''))
        .map(([one, when, jump]) => `for (const turn of turns) { if (${when}) { ${one} ${jump} } }`),
      fc
        .tuple(inner, test)
        .map(([one, when]) => `{ let i = 0; while (i < turns.length) { i++; ${one} if (${when}) break; } }`),
      fc
        .tuple(inner, test)
        .map(([one, when]) => `{ let i = 0; do { i++; ${one} if (${when}) continue; } while (i < turns.length); }`),
      fc
        .tuple(inner, inner)
        .map(([one, two]) => [one, two].map((part) => part.replaceAll('label', 'label_')))
        .map(([one = '', two = '']) => `label: { ${one} if (${placed('b', fragment)}) break label; ${two} }`),
      inner.map((one) => `(() => { ${one} })();`),
    ];
    // Whoever is given the object has a name of its own for it, which happens to be the same.
    const given: fc.Arbitrary<string>[] = [
      inner.map((one) => `((m) => { ${one} })(m);`),
      inner.map((one) => `((m) => { ${one} })({ a: m.a, b: m.b, c: m.c });`),
    ];
    const unlike: fc.Arbitrary<string>[] = [
      inner.map((one) => `{ const go = (m, other = 1) => { ${one} }; go(m); }`),
      fc.constantFrom('m.a = !m.a;', 'm.b = true;', 'm = { a: m.b, b: m.c, c: m.a };'),
      inner.map((one) => `(({ a, b, c }) => { const m = { a, b, c }; ${one} })(m);`),
      inner.map((one) => `(({ a, b = true, ...m }) => { m.a = a; m.b = b; ${one} })(m);`),
      fc.tuple(test, inner).map(([when, one]) => `((m, when) => { if (when) { ${one} } })(m, ${when});`),
    ];
    return {
      block: fc.array(tie('statement'), { maxLength: 3, depthIdentifier: 'block' }).map((list) => list.join('\n')),
      statement: fc.oneof(
        { depthSize: 'small', withCrossShrink: true, depthIdentifier: 'block' },
        settlement,
        fc.tuple(test, inner).map(([when, one]) => `if (${when}) { ${one} }`),
        fc.tuple(test, inner, inner).map(([when, one, two]) => `if (${when}) { ${one} } else { ${two} }`),
        ...(inObject === true ? given : []),
        ...(onlyConstants ? [] : jumping),
        ...(onlyConstants || inObject !== true ? [] : unlike),
      ),
    };
  });
  return block.map((body) => ({ body: inObject === true ? `let m = { a, b, c };\n${body}` : body }));
}

/** What the programs count with, and functions that change it without settling anything. */
const preamble = `let done = false;
    let count = 0;
    const mark = () => { done = true; };
    const clear = () => { done = false; };
    function step() { mark(); count++; }`;

/** How the promise is made, and where the program runs. */
export const forms = ['executor', 'helper', 'callback', 'record', 'async block', 'async helper'] as const;

export type Form = (typeof forms)[number];

/** The program as a file: a function of its inputs that gives a promise. */
export function toText({ body }: Program, form: Form = 'executor'): string {
  const inputsOf = 'a, b, c, k, turns, f';
  const code = `${preamble}\n    ${body}`;
  // An async function may wait for what it calls: the order of what it does itself is the same.
  const waiting = code.replaceAll(/\bf\(/gu, 'await f(').replaceAll('(() => {', 'await (async () => {');
  const onRecord = (text: string) => text.replaceAll(/\b(?=(?:resolve|reject)\()/gu, 'd.');
  switch (form) {
    case 'executor':
      return `export function make(${inputsOf}) {\n  return new Promise((resolve, reject) => {\n    ${code}\n  });\n}`;
    case 'helper':
      return `export function make(${inputsOf}) {\n  return new Promise((resolve, reject) => { go(${inputsOf}, resolve, reject); });\n}
function go(${inputsOf}, resolve, reject) {\n    ${code}\n}`;
    case 'callback':
      return `export function make(${inputsOf}) {\n  return new Promise((resolve, reject) => { setTimeout(() => {\n    ${code}\n  }, 10); });\n}`;
    case 'record':
      return `export function make(${inputsOf}) {\n  const d = Promise.withResolvers();
    ${onRecord(code).replaceAll('return;', 'return d.promise;')}\n  return d.promise;\n}`;
    case 'async block':
      return `export function make(${inputsOf}) {\n  const d = Promise.withResolvers();\n  (async () => {
    ${onRecord(waiting)}\n  })();\n  return d.promise;\n}`;
    case 'async helper':
      return `export function make(${inputsOf}) {\n  const d = Promise.withResolvers();\n  run(d);\n  return d.promise;
  async function run({ resolve, reject }) {\n    ${waiting}\n  }\n}`;
  }
}

/** How often the run settles the promise before the executor ends. */
export function settlements({ body }: Program, input: Input): number {
  let settled = 0;
  const settle = () => {
    settled++;
  };
  run(body, input, settle, settle);
  return settled;
}

/** Whether the run comes to its end without settling the promise: what an executor throws rejects it. */
export function endsPending({ body }: Program, input: Input): boolean {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  return run(body, input, settle, settle) && !isSettled;
}

/** Whether each settlement of the program happens for some input. */
export function isAlive({ body }: Program): boolean {
  let sites = 0;
  const numbered = body.replaceAll(/(?<=resolve\(|reject\()\d/gu, () => String(sites++));
  const reached = new Set<unknown>();
  const settle = (site: unknown) => reached.add(site);
  for (const input of inputs) run(numbered, input, settle, settle);
  return reached.size === sites;
}

/** Runs the program; tells whether it came to its end, rather than threw. */
function run(body: string, input: Input, resolve: (value: unknown) => void, reject: (value: unknown) => void): boolean {
  const call = (n: number) => {
    if ((input.throwing & (1 << n)) !== 0) throw new Error('thrown');
  };
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- running generated programs is what this is for
  const program = new Function('a', 'b', 'c', 'k', 'turns', 'f', 'resolve', 'reject', `${preamble}\n${body}`) as (
    ...args: readonly unknown[]
  ) => void;
  try {
    program(input.a, input.b, input.c, input.k, Array.from({ length: input.turns }), call, resolve, reject);
    return true;
  } catch {
    return false;
  }
}

const truths = [false, true];

/** All inputs, so that a run for each is a decision and no sample. */
export const inputs: readonly Input[] = truths.flatMap((a) =>
  truths.flatMap((b) =>
    truths.flatMap((c) =>
      (['x', 'y', 'z'] as const).flatMap((k) =>
        [0, 1, 2, 3].flatMap((turns) => [0, 1, 2, 3, 4, 5, 6, 7].map((throwing) => ({ a, b, c, k, turns, throwing }))),
      ),
    ),
  ),
);
