import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { enable } from '../../src/runtime/src/diagnostics.ts';
import { watch } from './support/watch.ts';

const runtime = fileURLToPath(new URL('../../src/runtime', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'tcs-diagnostics-'));
mkdirSync(join(folder, 'node_modules'));
// What is built, as a project has it.
symlinkSync(runtime, join(folder, 'node_modules/task-completion-source'), 'junction');
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface Outcome {
  readonly code: number;
  readonly stderr: string;
  /** What the program printed, line by line. */
  readonly lines: readonly string[];
}

let programs = 0;

/** Runs a program of several files, the first of which is started. */
function run(files: Record<string, string>): Promise<Outcome> {
  const at = join(folder, String(programs++));
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(at, name)), { recursive: true });
    writeFileSync(join(at, name), text);
  }
  return new Promise((resolve) => {
    const main = join(at, Object.keys(files)[0]!);
    // Without the options that the tests themselves are run with.
    const env = { ...process.env, NODE_OPTIONS: '' };
    execFile(process.execPath, [main], { env }, (error, stdout, stderr) => {
      const lines = stdout.split('\n').filter((line) => line !== '');
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, stderr, lines });
    });
  });
}

const esm = `
  import { enable } from 'task-completion-source/diagnostics';
  import { delay, fromCallback, TaskCompletionSource } from 'task-completion-source';
`;
const cjs = `
  const { enable } = require('task-completion-source/diagnostics');
  const { delay, fromCallback, TaskCompletionSource } = require('task-completion-source');
`;
const tell = `
  const tell = (reports) => console.log('pending', ...reports.map(({ state }) => state));
`;
const tellAtExit = `${tell} enable({ onPendingAtExit: tell });`;

// Other programs end in other manners: Deno and Bun have no exit code 13, for one.
const isNode = !('Deno' in globalThis) && !('Bun' in globalThis);

describe.runIf(isNode).concurrent('onPendingAtExit', () => {
  const pending = `
    const first = new TaskCompletionSource({ state: 'first' });
    new TaskCompletionSource({ state: 'completed' }).setResult();
    new TaskCompletionSource({ state: 'adopted' }).resolve(new Promise(() => {}));
    const last = new TaskCompletionSource({ state: 'last' });
  `;

  it.for<[string, string, string, number]>([
    ['ends because a top-level await never does', 'main.mjs', `${esm}${tellAtExit}${pending} await last.promise;`, 13],
    ['has nothing more to do', 'main.mjs', `${esm}${tellAtExit}${pending}`, 0],
    ['has nothing more to do, in CommonJS', 'main.cjs', `${cjs}${tellAtExit}${pending}`, 0],
    ['is ended by process.exit()', 'main.mjs', `${esm}${tellAtExit}${pending} process.exit(3);`, 3],
    ['is ended by an uncaught exception', 'main.mjs', `${esm}${tellAtExit}${pending} throw new Error('no');`, 1],
    ['is ended by an unhandled rejection', 'main.mjs', `${esm}${tellAtExit}${pending} Promise.reject(1);`, 1],
  ])('tells once what is pending when the program %s, the oldest first', async ([, name, text, code]) => {
    const outcome = await run({ [name]: text });
    expect(outcome.lines).toEqual(['pending first last']);
    expect(outcome.code).toBe(code);
  });

  it.for<[string, string]>([
    ['nothing is', `${tellAtExit} new TaskCompletionSource().setResult();`],
    [
      'diagnostics have been turned off',
      `${tell} const on = enable({ onPendingAtExit: tell });
       new TaskCompletionSource({ state: 'first' });
       on.disable();`,
    ],
    [
      'what is was made before or while they were off',
      `${tell} new TaskCompletionSource({ state: 'before' });
       enable({ onPendingAtExit: tell }).disable();
       new TaskCompletionSource({ state: 'between' });
       enable({ onPendingAtExit: tell });`,
    ],
  ])('is silent when %s', async ([, text]) => {
    expect(await run({ 'main.mjs': esm + text })).toEqual({ code: 0, stderr: '', lines: [] });
  });

  it('tells of sources that were collected, unless onAbandoned has', async () => {
    const text = (name: string) => `${esm}${tell}
      import { setFlagsFromString } from 'node:v8';
      import { runInNewContext } from 'node:vm';
      setFlagsFromString('--expose-gc');
      const gc = runInNewContext('gc');
      let isAbandoned = false;
      enable({ onPendingAtExit: tell, ${name}: () => (isAbandoned = true) });
      (() => new TaskCompletionSource({ state: 'gone' }).promise)();
      new TaskCompletionSource({ state: 'control' });
      for (let round = 0; round < 50 && !isAbandoned; round++) {
        await new Promise(setImmediate);
        gc();
      }
      await new Promise(setImmediate);
      console.log(isAbandoned);`;
    const [silent, told] = await Promise.all([
      run({ 'main.mjs': text('unused') }),
      run({ 'main.mjs': text('onAbandoned') }),
    ]);
    expect(silent.lines).toEqual(['false', 'pending gone control']);
    expect(told.lines).toEqual(['true']);
  });

  it('tells in each thread of its own', async () => {
    const { lines, code } = await run({
      'main.mjs': `${esm}${tellAtExit}
        import { Worker } from 'node:worker_threads';
        new TaskCompletionSource({ state: 'of the program' });
        const ended = (name) => new Promise((resolve) => new Worker(new URL(name, import.meta.url)).on('exit', resolve));
        console.log('ended', await ended('./ends.mjs'));
        console.log('exited', await ended('./exits.mjs'));`,
      'ends.mjs': `${esm}${tellAtExit} new TaskCompletionSource({ state: 'of a worker' });`,
      'exits.mjs': `${esm}${tellAtExit} new TaskCompletionSource({ state: 'of an exit' }); process.exit(7);`,
    });
    expect(lines).toEqual([
      'pending of a worker',
      'ended 0',
      'pending of an exit',
      'exited 7',
      'pending of the program',
    ]);
    expect(code).toBe(0);
  });

  it('that throws is reported, and the program does not notice', async () => {
    const { lines, stderr, code } = await run({
      'main.mjs': `${esm}
        enable({ onPendingAtExit() { throw new Error('of the handler'); } });
        new TaskCompletionSource({ state: 'first' });
        process.on('exit', (code) => console.log('listener', code));
        try {
          process.exit(5);
        } catch {
          console.log('process.exit() threw');
        }`,
    });
    expect(stderr).toContain('of the handler');
    expect(lines).toEqual(['listener 5']);
    expect(code).toBe(5);
  });
});

const stacks = `
  enable({
    captureStacks: true,
    onLate: ({ createdStack, completedStack, stack }) => console.log(JSON.stringify([createdStack, completedStack, stack])),
  });
  function make() {
    return new TaskCompletionSource();
  }
  function complete(source) {
    source.setResult();
  }
  function late(source) {
    source.trySetResult();
  }
  const source = make().onCompleted(() => {});
  complete(source);
  late(source);
  function help() {
    return fromCallback((done) => { done(null, 1); done(null, 2); });
  }
  help();
`;
const mixedEsm = `
  import { createRequire } from 'node:module';
  import { enable } from 'task-completion-source/diagnostics';
  const { fromCallback, TaskCompletionSource } = createRequire(import.meta.url)('task-completion-source');
`;
const mixedCjs = `
  const { enable } = require('task-completion-source/diagnostics');
  void import('task-completion-source').then(({ fromCallback, TaskCompletionSource }) => {
`;

const firstFunction = (stack: string) => /at (\w+)/.exec(stack)?.[1];

describe.runIf(isNode).concurrent('stacks', () => {
  it.for<[string, string, string]>([
    ['the ES build', 'main.mjs', esm + stacks],
    ['the CommonJS build', 'main.cjs', cjs + stacks],
    ['sources of the CommonJS build, told of by the ES build', 'main.mjs', mixedEsm + stacks],
    ['sources of the ES build, told of by the CommonJS build', 'main.cjs', `${mixedCjs + stacks}});`],
    ['a folder of an awkward name', 'my (own) @program/main.mjs', esm + stacks],
    [
      'a program that formats stacks itself',
      'main.mjs',
      `${esm}Error.prepareStackTrace = (error, calls) => \`\${error}: \${calls.map((call) => \`\\n    at \${call}\`).join('')}\`;${stacks}`,
    ],
  ])('begin with the program and hold nothing of the package: %s', async ([, name, text]) => {
    const { lines, stderr } = await run({ [name]: text });
    expect(stderr).toBe('');
    const [plain, helped] = lines.map((line) => JSON.parse(line) as string[]);
    expect(plain?.map(firstFunction)).toEqual(['make', 'complete', 'late']);
    expect(helped).toHaveLength(3);
    for (const stack of [...plain!, ...helped!]) {
      expect(stack.split('\n')[0]).toMatch(/main\.[mc]js/);
      expect(stack).not.toContain('task-completion-source');
      expect(stack).not.toMatch(/src[/\\]runtime|\.forEach/);
    }
    for (const stack of helped!) expect(stack).toMatch(/at help /);
  });

  it('are done without where the program makes something else of them, or has frozen their length', async () => {
    const use = `
      const source = new TaskCompletionSource();
      source.setResult();
      console.log(source.trySetResult());`;
    const on = `enable({ captureStacks: true, onLate: () => console.log('late') });`;
    const outcomes = await Promise.all([
      run({ 'main.mjs': `${esm}${on} Error.prepareStackTrace = (error, calls) => calls; ${use}` }),
      run({ 'main.mjs': `${esm}${on} Error.prepareStackTrace = () => undefined; ${use}` }),
      run({ 'main.mjs': `${esm}${on} Object.defineProperty(Error, 'stackTraceLimit', { writable: false }); ${use}` }),
      run({ 'main.mjs': `${esm}${on} Error.stackTraceLimit = 0; ${use}` }),
      run({ 'main.mjs': `${esm}${on} Error.stackTraceLimit = 'many'; ${use}` }),
    ]);
    for (const outcome of outcomes) expect(outcome).toEqual({ code: 0, stderr: '', lines: ['late', 'false'] });
  });
});

describe.runIf(isNode).concurrent('the ES and the CommonJS build in one program', () => {
  it('share diagnostics', async () => {
    const { lines, stderr } = await run({
      'main.mjs': `${esm}
        import { createRequire } from 'node:module';
        const require = createRequire(import.meta.url);
        const other = require('task-completion-source');
        const otherDiagnostics = require('task-completion-source/diagnostics');
        console.log(other.TaskCompletionSource === TaskCompletionSource);
        const first = enable({
          onLate: ({ state, outcome }) => console.log('late', state, outcome),
          onPendingAtExit: (reports) => console.log('pending', ...reports.map(({ state }) => state)),
        });
        for (const enableAgain of [enable, otherDiagnostics.enable]) {
          try {
            enableAgain({});
          } catch ({ name, code }) {
            console.log(name, code);
          }
        }
        for (const Source of [TaskCompletionSource, other.TaskCompletionSource]) {
          const source = new Source({ state: 'of one' });
          source.setResult(1);
          source.trySetResult(2);
          new Source({ state: 'left' });
        }
        first.disable();
        const second = otherDiagnostics.enable({ onPendingAtExit: () => console.log('never: disabled') });
        new TaskCompletionSource({ state: 'late' });
        first.disable();
        second.disable();
        enable({ onPendingAtExit: (reports) => console.log('pending', ...reports.map(({ state }) => state)) });
        new other.TaskCompletionSource({ state: 'last' });`,
    });
    const refused = 'InvalidOperationError ERR_TCS_INVALID_STATE';
    expect(stderr).toBe('');
    expect(lines).toEqual(['false', refused, refused, 'late of one 2', 'late of one 2', 'pending last']);
  });
});

describe.runIf(isNode).concurrent('the global object', () => {
  const kept = "const known = () => [globalThis, Reflect].map((object) => Reflect.ownKeys(object).length).join(' ');";

  it('is as it was in a program that makes sources, also with diagnostics; those add to another', async () => {
    const { lines, stderr } = await run({
      'main.mjs': `${kept}
        console.log(known());
        const { delay, TaskCompletionSource } = await import('task-completion-source');
        const { enable } = await import('task-completion-source/diagnostics');
        const source = new TaskCompletionSource({ signal: new AbortController().signal });
        source.setResult();
        source.trySetResult();
        await delay(1);
        console.log(known());
        enable({}).disable();
        console.log(Reflect.ownKeys(globalThis).length, Object.keys(Reflect).length);`,
    });
    expect(stderr).toBe('');
    const [before, after, enabled] = lines;
    expect(after).toBe(before);
    expect(enabled).toBe(`${before!.split(' ')[0]!} 0`);
  });
});

describe('the process', () => {
  const exits = () => process.rawListeners('exit');

  it('has no listener left of diagnostics that are off, or were refused', () => {
    const before = exits();
    for (let round = 0; round < 3; round++) {
      const diagnostics = watch({ onPendingAtExit: () => undefined });
      expect(() => enable({})).toThrow();
      expect(exits()).toHaveLength(before.length + 1);
      diagnostics.disable();
      diagnostics.disable();
      expect(() => enable({ onLate: 1 as never })).toThrow(TypeError);
      expect(exits()).toEqual(before);
    }
  });
});
