import fc from 'fast-check';
import { expect, test } from 'vitest';
import { deferredToSource } from '../../../src/codemods/deferred-to-source.ts';
import { rewrite } from '../../../src/codemods/rewrite.ts';
import { runProgram } from './run-program.ts';

const options = { codemods: [deferredToSource], from: ['withResolvers', 'p-defer'] };
const numRuns = Number(process.env['TCS_RUNS'] ?? 300);

function withResolvers() {
  let resolve: unknown;
  let reject: unknown;
  const promise = new Promise((yes, no) => {
    resolve = yes;
    reject = no;
  });
  return { promise, resolve, reject };
}

/** The global with what older versions of Node.js do not have. */
const globals = {
  Promise: new Proxy(Promise, {
    get: (target, key) => (key === 'withResolvers' ? withResolvers : (Reflect.get(target, key) as unknown)),
  }),
};

/** The ways to hold a deferred: how it is made, and what its members are called then. */
const holders = [
  ['const { promise, resolve, reject } = MAKE;', 'promise', 'resolve', 'reject'],
  ['const { reject: fail, promise: done, resolve } = MAKE;', 'done', 'resolve', 'fail'],
  ['const deferred = MAKE;', 'deferred.promise', 'deferred.resolve', 'deferred.reject'],
  ['let deferred; deferred = MAKE;', 'deferred.promise', 'deferred.resolve', 'deferred.reject'],
  ['held.set(1, MAKE);', 'held.get(1).promise', 'held.get(1).resolve', 'held.get(1).reject'],
  ['own = MAKE;', 'own.promise', 'own?.resolve', 'own?.reject'],
] as const;

const makers = ['Promise.withResolvers()', 'pDefer()'];

const values = [
  '',
  '1',
  'undefined',
  'thenable(2)',
  'badThenable()',
  'getterThen()',
  'slow(2)',
  'proxied({})',
  'PROMISE',
  '[]',
];
const reasons = ['', 'new Error("no")', 'undefined', 'null', 'slow(1)', '"text"'];

const settlements = fc.oneof(
  fc.constantFrom(...values).map((value) => `RESOLVE(${value});`),
  fc.constantFrom(...reasons).map((reason) => `REJECT(${reason});`),
  fc.constantFrom(...values).map((value) => `log(RESOLVE(${value}));`),
  fc.constantFrom(...values).map((value) => `later(() => RESOLVE(${value}));`),
  fc.constantFrom(...reasons).map((reason) => `later(() => { REJECT(${reason}); });`),
  fc.constantFrom('hand(RESOLVE);', 'hand(REJECT);', 'yes && RESOLVE(3);', 'void RESOLVE(thenable(4));'),
);
const observations = fc.constantFrom(
  'watch(PROMISE);',
  'ignore(PROMISE);',
  'await turn();',
  'watch(Promise.race([PROMISE, slow(3)]));',
  'later(() => { watch(PROMISE); });',
  'log(PROMISE === PROMISE);',
  'attempt(() => PROMISE.then(log).constructor === undefined);',
);

const programs = fc
  .tuple(
    fc.constantFrom(...holders),
    fc.constantFrom(...makers),
    fc.array(fc.oneof(settlements, observations), { minLength: 1, maxLength: 8 }),
  )
  .map(([[make, promise, resolve, reject], maker, actions]) => {
    const body = [make.replace('MAKE', maker), ...actions]
      .join('\n  ')
      .replace(/PROMISE/gu, promise)
      .replace(/RESOLVE/gu, resolve)
      .replace(/REJECT/gu, reject);
    return `const pDefer = require('p-defer');
let own;
const held = new Map();

module.exports = async function main() {
  ${body}
};
`;
  });

test(
  'a program does the same with sources: values, errors, ticks, unhandled rejections',
  { timeout: 10_000 + 100 * numRuns },
  async () => {
    let rewritten = 0;
    await fc.assert(
      fc.asyncProperty(programs, async (text) => {
        const after = rewrite('program.cjs', text, { ...options, unsafe: true }).text;
        if (after === text) return;
        rewritten++;
        expect(rewrite('program.cjs', after, options).text).toBe(after);
        const modules = { 'p-defer': withResolvers };
        expect(await runProgram(after, modules, globals), after).toEqual(await runProgram(text, modules, globals));
      }),
      { numRuns },
    );
    expect(rewritten / numRuns).toBeGreaterThan(0.9);
  },
);
