import {
  dottedName,
  enclosingFunction,
  isFunction,
  lastName,
  propertyName,
  unwrap,
  wrapped,
  type CallExpression,
  type Node,
} from '../source/ast.ts';
import type { Source } from '../source/source.ts';
import { textsWith } from '../source/texts-with.ts';
import type { Completion } from './completion.ts';

/** `it(…)`, `test.only(…)`, `xit(…)` and `fdescribe(…)` of Jasmine, `Deno.test(…)`, `asyncTest(…)` of QUnit, `utils.testWithClient(…)` */
const tests =
  /^(?:(?:[fx]?(?:it|describe)|test|asyncTest|specify|unittest|suite)(?:\.(?:only|skip|each|concurrent|serial|failing|fails|slow))*|(?:\w+\.)*test[A-Z]\w*|(?:Deno|t|bdd|tap|QUnit)\.(?:test|it|step))$/u;

/** What test libraries call before each test: `beforeEach(…)`, `hooks.beforeEach(…)`, `setup(…)` */
const hooks = /^(?:\w+\.)?(?:beforeEach|setup)$/u;

const anyHook = /^(?:\w+\.)?(?:(?:before|after)(?:Each|All)?|setup|teardown|suiteSetup|suiteTeardown)$/u;

/** `pool.test.ts`, `pool_test.js`, `__tests__/pool.js` */
const testPath = /[._](?:test|tests|spec|specs|e2e|bench)\.[cm]?[jt]sx?$|[\\/]__(?:tests|mocks|fixtures)__[\\/]/u;

/** `pool-test.js`, and `api-spec.ts`, which may be about anything: what it calls tells. */
const maybeTestPath = /-(?:test|tests|spec|specs|e2e|bench)\.[cm]?[jt]sx?$/u;

/** A call that defines a test, or checks what came. */
const testCall =
  /\b(?:describe|it|test|suite|expect|assert|bench|asyncTest)(?:\.\w+)*\s*\(|\b(?:QUnit|Tinytest|selftest|assert|bench)\s*\./u;

/** Texts that import what only tests use. */
const importsTests = textsWith(
  [
    ...['vitest', 'node:test', 'mocha', 'chai', 'sinon', 'bun:test', 'jest-mock', '@jest/globals', '@playwright/test'],
    ...['@japa/runner', '@hapi/lab', '@open-wc/testing', '@testing-library/'],
    ...['ava', 'tape', 'tap', 'uvu', 'poku', 'expect'].flatMap((name) => [`'${name}'`, `"${name}"`]),
  ],
  /(?:\bfrom|\brequire\(|\bimport)\s*\(?\s*['"](?:vitest|node:test|ava|mocha|chai|sinon|tape|tap|uvu|poku|bun:test|aegir\/chai|expect|jest-mock|@jest\/globals|@playwright\/test|@japa\/runner|@hapi\/lab|@open-wc\/testing|@testing-library\/[\w-]+)['"]/,
);

/** `test/wait.ts`, `conformance-test/run.ts`, `e2e-core/run.ts`, `examples/chat/server.js`, `scripts/release.mjs`, `gulp/task.js` */
const ownFolder =
  /(?:^|[\\/])(?:(?:[\w.]*[_-])*(?:tests?|specs?|e2e)(?:[_-](?:core|lib|tests?))?|__tests__|testing|examples?|demos?|playgrounds?|bench(?:marks?)?|_?scripts|gulp|automation|\.github)[\\/]/iu;

/** `packages/test-utils/src/poll.ts`, `testUtils.ts` */
const supportPath = /(?:^|[\\/])(?:[\w-]+-)?test[._-]?(?:utils?|helpers?|support)(?:[\\/]|\.[cm]?[jt]sx?$)/iu;

const files = new WeakMap<Node, boolean>();

/** Whether a node is in the callback of a test, or in a file of tests: what happens there, and when, the test decides. */
export function isInTest(node: Node, source: Source): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const { parent }: Node = at;
    if (isFunction(at) && parent?.type === 'CallExpression' && tests.test(calleeName(parent))) return true;
  }
  return isTestFile(source);
}

/** `it` of `it('…', () => …)`, and `it.each` of `it.each(table)('…', () => …)` */
function calleeName({ callee }: CallExpression): string {
  const at = unwrap(callee);
  return dottedName(at.type === 'CallExpression' ? at.callee : at) ?? '';
}

/** Whether a function is the callback of a test or hook: `it(…, () => …)`, `before(() => …)`, not that of a `describe`. */
export function isHookOrTest(fn: Node): boolean {
  const { parent } = fn;
  if (parent?.type === 'Property') return anyHook.test(propertyName(parent) ?? '');
  if (parent?.type !== 'CallExpression' || parent.callee === fn) return false;
  if (isHookOrTestCall(parent)) return true;
  // `it('…', withServer(async (server) => …))`: what makes the function of the test has this one for it.
  const to = wrapped(parent).parent;
  return to?.type === 'CallExpression' && to.callee !== wrapped(parent) && isHookOrTestCall(to);
}

function isHookOrTestCall(call: CallExpression): boolean {
  const name = calleeName(call);
  return anyHook.test(name) || (tests.test(name) && !/^(?:[fx]?describe|suite)\b/u.test(name));
}

/** Whether a node is in what makes things ready for each test: a hook, given to a call or by its name. */
export function isInHook(node: Node): boolean {
  for (let at: Node | undefined = node; at; at = at.parent) {
    const { parent }: Node = at;
    if (!isFunction(at)) continue;
    if (parent?.type === 'CallExpression' && hooks.test(dottedName(parent.callee) ?? '')) return true;
    if (parent?.type === 'Property' && hooks.test(propertyName(parent) ?? '')) return true;
  }
  return false;
}

/** Whether what a file exports is for the project's own tests, examples and scripts, whose callers end with them. */
export function isForItself(source: Source): boolean {
  return isPlacedForItself(source) || isTestFile(source);
}

/** The same as far as the path tells, which is the cheaper question. */
export function isPlacedForItself({ path }: Source): boolean {
  return testPath.test(path) || ownFolder.test(path) || supportPath.test(path);
}

/** Whether a file is one of tests, so that every node of it {@link isInTest}. */
export function isTestFile({ path, text, ast }: Source): boolean {
  let is = files.get(ast);
  if (is === undefined) {
    const isNamed = testPath.test(path) || (maybeTestPath.test(path) && testCall.test(text));
    files.set(ast, (is = isNamed || importsTests.test(text)));
  }
  return is;
}

/** `return new $.Deferred()` in a file for tests: nobody settles it, which is what the test is about. */
export function isUnsettledFixture({ kind, node }: Completion, source: Source): boolean {
  return kind === 'deferred' && wrapped(node).parent?.type === 'ReturnStatement' && isForItself(source);
}

/** `afterEach(() => bus.removeAllListeners())`: whether a node is in what a hook runs after a test. */
export function isInTeardown(node: Node): boolean {
  const fn = enclosingFunction(node);
  const call = fn && wrapped(fn).parent;
  return (
    call?.type === 'CallExpression' &&
    /^(?:after(?:Each|All)?|teardown|onTestFinished)$/u.test(lastName(call.callee) ?? '')
  );
}
