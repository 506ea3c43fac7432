import fc from 'fast-check';

// Programs around the shapes that the codemod rewrites, as texts. What they use is given by run-program.ts.

interface Settlement {
  readonly role: 'resolve' | 'reject';
  readonly form: (typeof forms)[number];
  readonly value: string;
}

interface Program {
  readonly storage: Storage;
  readonly position: (typeof positions)[number];
  readonly isExpression: boolean;
  /** Statements of the executor around those that keep its resolvers. */
  readonly before: readonly string[];
  readonly between: readonly string[];
  readonly after: readonly string[];
  readonly settlements: readonly Settlement[];
  readonly script: readonly string[];
}

const values = [
  '',
  'undefined',
  'null',
  '1',
  "'x'",
  '`t`',
  '-1',
  '!0',
  'yes ? 1 : null',
  'null ?? 3',
  "(log('argument'), 2)",
  '{ a: 1 }',
  '{ then: 5 }',
  "{ 'then': (f) => f(6) }",
  '{ __proto__: thenable(6) }',
  '{ then(settle) { settle(9); } }',
  "{ get then() { log('get then'); } }",
  '{ ...thenable(4) }',
  '[1]',
  'new Error("made")',
  'new Map()',
  'Error("called")',
  'getError()',
  '() => 1',
  'thenable(7)',
  'badThenable()',
  'getterThen()',
  'Promise.resolve(8)',
  'Promise.reject(new Error("inner"))',
  'slow(3)',
  'slow(slow(2))',
  'self()',
  'proxied(thenable(1))',
] as const;

const forms = [
  (settle: string, value: string) => `${settle}(${value});`,
  (settle: string, value: string) => `return ${settle}(${value});`,
  (settle: string, value: string) => `yes && ${settle}(${value});`,
  (settle: string, value: string) => `${settle}?.(${value});`,
  (settle: string, value: string) => `yes ? ${settle}(${value}) : log('no');`,
  (settle: string, value: string) => `void ${settle}(${value});`,
  (settle: string, value: string) => `${settle}(${value}); ${settle}(2);`,
  (settle: string, value: string) => `if (${settle}) ${settle}(${value}); else log('nothing');`,
  (settle: string) => `hand(${settle});`,
  (settle: string, value: string) => `log(typeof ${settle}(${value}));`,
  (settle: string, value: string) => `queueMicrotask(() => ${settle}(${value}));`,
  (settle: string, value: string) => `Promise.resolve(${value}).then(${settle}, ${settle});`,
  (settle: string, value: string) => `log('first'), ${settle}(${value});`,
] as const;

const positions = [
  (made: string) => `return ${made};`,
  (made: string) => `const made = ${made}; return made;`,
  (made: string) => `const chained = ${made}.then((value) => { log('chained'); return value; }); return chained;`,
  (made: string) => `let made; made = ${made}; log('assigned'); return made;`,
  (made: string) => `return ${made}.finally(() => log('finally'));`,
  (made: string) => `const go = () => ${made}; return go();`,
  (made: string) => `const go = (id) => (${made}).then(log); return go();`,
  (made: string) => `if (yes) return ${made};\n  return undefined;`,
  (made: string) => `for (const each of [1, 2]) if (each === 1) return ${made}; else log(each);`,
  (made: string) => `switch (yes) { case true: log('case'); return ${made}; default: return 0; }`,
  (made: string) => `const list = [];\n  list.push(1, ${made});\n  return list[1];`,
  (made: string) => `const whole = { name: 'whole', promise: ${made} };\n  return whole.promise;`,
  (made: string) => `const given = slow(3);\n  return Promise.race([given, ${made}]);`,
  (made: string) => `const give = () => Promise.all([1, ${made}]); return give();`,
  (made: string) => `return (async () => { await ${made}; log('awaited'); return 'end'; })();`,
  (made: string) => `return (async () => { return ${made}; })();`,
  (made: string) => `return (async () => { try { return await ${made}; } catch (error) { log(error); } })();`,
] as const;

interface Storage {
  readonly name: string;
  /** How the executor keeps its resolvers. */
  readonly keep: readonly [string, string] | readonly [string];
  /** What settles. */
  readonly settlers: Readonly<Record<'resolve' | 'reject', string>>;
  readonly render: (parts: Parts) => string;
}

interface Parts {
  /** The body of the function that makes the promise. */
  readonly arm: string;
  readonly made: string;
  readonly settle: readonly string[];
}

const functions = (bodies: readonly string[], name = (i: number) => `function settle${String(i)}() `) =>
  bodies.map((body, i) => `${name(i)}{ ${body} }`).join('\n');

const forwards = (count: number) =>
  Array.from({ length: count }, (_, i) => `function settle${String(i)}() { return box.settle${String(i)}(); }`).join(
    '\n',
  );

const storages: readonly Storage[] = [
  {
    name: 'local variables',
    keep: ['resolve = a;', 'reject = b;'],
    settlers: { resolve: 'resolve', reject: 'reject' },
    render: ({ made, settle }) => `
function make() {
  let resolve;
  let reject;
  const promise = ${made};
  return {
    promise,
${functions(settle, (i) => `settle${String(i)}() `).replaceAll(/\}$/gmu, '},')}
  };
}
let box = make();
function arm() { box = make(); return box.promise; }
function clear() {}
${forwards(settle.length)}`,
  },
  {
    name: 'variables of the module',
    keep: ['resolve = a;', 'reject = b;'],
    settlers: { resolve: 'resolve', reject: 'reject' },
    render: ({ arm, settle }) => `
let resolve = null;
let reject = null;
function arm() { ${arm} }
function clear() { resolve = null; reject = null; }
${functions(settle)}`,
  },
  {
    name: 'private fields',
    keep: ['this.#resolve = a;', 'this.#reject = b;'],
    settlers: { resolve: 'this.#resolve', reject: 'this.#reject' },
    render: ({ arm, settle }) => `
class Box {
  #resolve;
  #reject;
  arm() { ${arm} }
  clear() {
    this.#resolve = undefined;
    this.#reject = undefined;
  }
${functions(settle, (i) => `settle${String(i)}() `)}
}
const box = new Box();
function arm() { return box.arm(); }
function clear() { box.clear(); }
${forwards(settle.length)}`,
  },
  {
    name: 'fields of a constructor',
    keep: ['this._resolve = a;', 'this._reject = b;'],
    settlers: { resolve: 'this._resolve', reject: 'this._reject' },
    render: ({ made, settle }) => `
class Box {
  constructor() {
    this._resolve = undefined;
    this._reject = undefined;
    this.promise = ${made};
  }
${functions(settle, (i) => `settle${String(i)}() `)}
}
let box = new Box();
function arm() { box = new Box(); return box.promise; }
function clear() {}
${forwards(settle.length)}`,
  },
  {
    name: 'an array of resolvers',
    keep: ['waiters.push(a);'],
    settlers: { resolve: 'waiters[0]', reject: 'waiters[0]' },
    render: ({ arm, settle }) => `
const waiters = [];
function arm() { ${arm} }
function clear() { waiters.length = 0; }
${functions(settle.map((body) => `const waiter = waiters.shift(); if (!waiter) return; ${body.replaceAll('waiters[0]', 'waiter')}`))}
function wake() { waiters.splice(0).forEach((waiter) => waiter('woken')); }`,
  },
  {
    name: 'a set of resolvers',
    keep: ['waiters.add(a);'],
    settlers: { resolve: 'waiter', reject: 'waiter' },
    render: ({ arm, settle }) => `
const waiters = new Set();
function arm() { ${arm} }
function clear() { waiters.clear(); }
${functions(settle.map((body) => `for (const waiter of waiters) { ${body} }`))}`,
  },
  {
    name: 'a map of records',
    keep: ['pending.set(id, { resolve: a, reject: b });'],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    render: ({ arm, settle }) => `
const pending = new Map();
let id = 0;
function arm() { id++; ${arm} }
function clear() { pending.clear(); }
${functions(settle.map((body) => `const entry = pending.get(id); if (!entry) return; ${body}`))}`,
  },
  {
    name: 'a map of records with a rest',
    keep: ["pending.set(id, { resolve: a, name: 'n' + id, reject: b });"],
    settlers: { resolve: 'entry.resolve', reject: 'entry.reject' },
    render: ({ arm, settle }) => `
const pending = new Map();
let id = 0;
function arm() { id++; ${arm} }
function clear() { pending.clear(); }
${functions(settle.map((body) => `const entry = pending.get(id); if (!entry) return; log(entry.name); ${body}`))}`,
  },
  {
    name: 'records in an array, taken apart',
    keep: ['queue.push({ resolve: a, reject: b, id });'],
    settlers: { resolve: 'resolve', reject: 'reject' },
    render: ({ arm, settle }) => `
const queue = [];
let id = 0;
function arm() { id++; ${arm} }
function clear() { queue.length = 0; }
${functions(settle.map((body) => `for (const { resolve, reject, id } of queue) { log(id); ${body} }`))}`,
  },
];

const kept = (name: string, keep: Storage['keep'], clear: string): Storage => ({
  name,
  keep,
  settlers: { resolve: 'state.resolve', reject: 'state.reject' },
  render: ({ arm, settle }) => `
const state = {};
function arm() { ${arm} }
function clear() { ${clear} }
${functions(settle)}`,
});

const stays: readonly Storage[] = [
  kept('properties of another object', ['state.resolve = a;', 'state.reject = b;'], 'delete state.resolve;'),
  kept('Object.assign', ['Object.assign(state, { resolve: a, reject: b });'], 'state.reject = null;'),
  kept('a pattern', ['[state.resolve, state.reject] = [a, b];'], ''),
  kept('a branch', ['if (yes) state.resolve = a;', 'if (yes) state.reject = b;'], ''),
  kept(
    'closures',
    ['state.resolve = (value) => { log(value); a(value); };', 'state.reject = (error) => b(error);'],
    'state.resolve = null;',
  ),
  kept('asynchronous closures', ['state.resolve = async (value) => { await null; return a(value); };'], ''),
  {
    name: 'variables that start as functions',
    keep: ['resolve = a;', 'reject = b;'],
    settlers: { resolve: 'resolve', reject: 'reject' },
    render: ({ arm, settle }) => `
let resolve = () => { log('no-op'); };
let reject = resolve;
function arm() { ${arm} }
function clear() { resolve = () => {}; }
${functions(settle)}`,
  },
  {
    name: 'public fields',
    keep: ['this.resolve = a;', 'this.reject = b;'],
    settlers: { resolve: 'box.resolve', reject: 'box.reject' },
    render: ({ made, settle }) => `
class Box {
  constructor() {
    this.promise = ${made};
  }
}
let box = new Box();
function arm() { box = new Box(); return box.promise; }
function clear() { box.reject = null; }
${functions(settle)}`,
  },
];

const works = [
  "log('work');",
  "step('fine');",
  "step('boom');",
  'a(1);',
  'a(slow(2));',
  'a(thenable(3));',
  'b(new Error("in executor"));',
  'b();',
  'queueMicrotask(() => a(4));',
  'hand(a);',
  'hand(b);',
  'if (yes) b(5);',
  'const box = 6; log(box);',
  'const made = 7;',
  'const timer = later(() => a(8)); log(typeof timer);',
  "try { step('boom'); } catch { log('caught'); }",
  'yes && a(getError());',
  'if (yes) return;',
  'if (!yes) return a(9);',
  'if (yes) return a(9);',
  'if (yes) { log("left"); return b(new Error("left")); } else log("never");',
  'try { if (yes) return a(thenable(9)); } finally { log("finally"); }',
];

const someWorks = fc.array(fc.constantFrom(...works), { maxLength: 2 });

export const programs: fc.Arbitrary<Program> = fc.record({
  storage: fc.constantFrom(...storages, ...stays),
  position: fc.constantFrom(...positions),
  isExpression: fc.boolean(),
  before: someWorks,
  between: fc.oneof({ weight: 9, arbitrary: fc.constant([]) }, someWorks),
  after: someWorks,
  settlements: fc.array(
    fc.record({
      role: fc.constantFrom('resolve', 'reject'),
      form: fc.constantFrom(...forms),
      value: fc.constantFrom(...values),
    }),
    { minLength: 3, maxLength: 3 },
  ),
  script: fc.array(
    fc.constantFrom(
      'watch(arm());',
      'watch(arm());',
      'ignore(arm());',
      'await null;',
      'await turn();',
      'clear();',
      'attempt(settle0);',
      'attempt(settle1);',
      'attempt(settle2);',
    ),
    { minLength: 2, maxLength: 9 },
  ),
});

function executor({ storage, position, isExpression, before, between, after }: Program): string {
  const [first, second] = storage.keep;
  // In an async function a throw may reject what it returns some ticks sooner than the promise would.
  const isAsync = position('').includes('async');
  // Two declarations of a name would be a program that does not run.
  const seen = new Set<string>();
  const once = (works: readonly string[]) =>
    works.filter((work) => !work.startsWith('const') || (!seen.has(work) && seen.add(work)));
  const statements = [
    ...once(before).filter((work) => !isAsync || work !== "step('boom');"),
    first,
    ...(second === undefined ? [] : [...once(between), second]),
    ...once(after),
  ];
  if (isExpression && statements.length === 1) return `(a, b) => ${first.slice(0, -1)}`;
  return `(a, b) => {\n${statements.map((statement) => `    ${statement}\n`).join('')}  }`;
}

/** The text of a program, a CommonJS module. */
export function render(program: Program): string {
  const { storage, position, settlements, script } = program;
  const made = `new Promise(${executor(program)})`;
  const settle = settlements.map(({ role, form, value }) => form(storage.settlers[role], value));
  return `// ${storage.name}
${storage.render({ arm: position(made), made, settle }).trim()}
module.exports = async function main() {
  watch(arm());
  ${script.join('\n  ')}
};
`;
}
