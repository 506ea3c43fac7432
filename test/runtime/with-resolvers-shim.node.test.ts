import { execFile } from 'node:child_process';
import { pathToFileURL } from 'node:url';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { root } from '../files.ts';

const shim = pathToFileURL(join(root, 'test/runtime/shims/with-resolvers.mjs')).href;

interface Run {
  readonly code: number | string | null | undefined;
  readonly stderr: string;
  /** What the program passed to `print`. */
  readonly printed: unknown[];
}

type Format = 'module' | 'commonjs';

/** Runs a program under the shim in a Node of its own. */
function run(program: string, format: Format = 'module'): Promise<Run> {
  const print = 'const print = (value) => console.log(JSON.stringify(value));\n';
  const args = ['--import', shim, `--input-type=${format}`, '-e', print + program];
  return new Promise((resolve) => {
    execFile(process.execPath, args, { encoding: 'utf8' }, (error, stdout, stderr) => {
      const printed = stdout.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
      resolve({ code: error === null ? 0 : error.code, stderr, printed });
    });
  });
}

async function printed(program: string, format?: Format): Promise<unknown[]> {
  const result = await run(program, format);
  expect(result.code, result.stderr).toBe(0);
  return result.printed;
}

/** Whether a record comes from a source and not from the platform. */
const isOurs =
  'const isOurs = ({ resolve }) => !/\\[native code\\]/.test(Function.prototype.toString.call(resolve));\n';

describe.concurrent('Promise.withResolvers under the shim', () => {
  test('looks like the specification’s', async () => {
    const program = `
      const { value, ...attributes } = Object.getOwnPropertyDescriptor(Promise, 'withResolvers');
      let isConstructor = true;
      try { Reflect.construct(Object, [], value); } catch { isConstructor = false; }
      print({ ...attributes, name: value.name, length: value.length, isConstructor, own: Reflect.ownKeys(value).sort() });`;
    expect(await printed(program)).toEqual([
      {
        writable: true,
        enumerable: false,
        configurable: true,
        name: 'withResolvers',
        length: 0,
        isConstructor: false,
        own: ['length', 'name'],
      },
    ]);
  });

  test.for<Format>(['module', 'commonjs'])('gives the members of a source to a program of type %s', async (format) => {
    expect(await printed(`${isOurs} print(isOurs(Promise.withResolvers()));`, format)).toEqual([true]);
  });

  test('gives a plain record of three', async () => {
    const program = `
      const record = Promise.withResolvers();
      print(Object.getOwnPropertyDescriptors(record));
      print([Object.getPrototypeOf(record) === Object.prototype, record.promise.constructor === Promise]);
      print([record.resolve, record.reject].map((each) => [typeof each, each.name, each.length, 'prototype' in each]));
      record.resolve = 1;
      const { promise, resolve, reject } = Promise.withResolvers();
      const copy = { ...Promise.withResolvers(), more: 1 };
      const { withResolvers } = Promise;
      print([record.resolve, [promise, resolve, reject].includes(undefined), Object.keys(copy)]);`;
    const member = { writable: true, enumerable: true, configurable: true };
    const [record, ...others] = await printed(program);
    expect(record).toMatchObject({ promise: member, resolve: member, reject: member });
    expect(others).toEqual([
      [true, true],
      [
        ['function', '', 1, false],
        ['function', '', 1, false],
      ],
      [1, false, ['promise', 'resolve', 'reject', 'more']],
    ]);
  });

  test('makes another promise with each call', async () => {
    const program = `
      const one = Promise.withResolvers(), two = Promise.withResolvers();
      one.resolve(1); two.resolve(2);
      print([one.resolve === two.resolve, await one.promise, await two.promise]);`;
    expect(await printed(program)).toEqual([[false, 1, 2]]);
  });

  test('completes once, adopts thenables and takes any reason', async () => {
    const program = `
      const outcome = (act) => {
        const { promise, resolve, reject } = Promise.withResolvers();
        act(resolve, reject, promise);
        return promise.then((value) => ['fulfilled', value], (reason) => ['rejected', reason?.name ?? typeof reason]);
      };
      print(await outcome((resolve, reject) => { resolve(1); resolve(2); reject(3); }));
      print(await outcome((resolve, reject) => { reject(); resolve(2); }));
      print(await outcome((resolve) => resolve(Promise.resolve(4))));
      print(await outcome((resolve) => resolve({ then: (resolve) => resolve(5) })));
      print(await outcome((resolve) => resolve(Promise.reject(new RangeError()))));
      print(await outcome((resolve, reject, promise) => resolve(promise)));`;
    expect(await printed(program)).toEqual([
      ['fulfilled', 1],
      ['rejected', 'undefined'],
      ['fulfilled', 4],
      ['fulfilled', 5],
      ['rejected', 'RangeError'],
      ['rejected', 'TypeError'],
    ]);
  });

  test('keeps the order of ticks', async () => {
    const program = `
      const native = () => { let record; const promise = new Promise((resolve, reject) => (record = { resolve, reject })); return { promise, ...record }; };
      const order = async (make) => {
        const log = [];
        for (const [name, value] of [['value', 1], ['promise', Promise.resolve(2)], ['thenable', { then: (done) => done(3) }]]) {
          const { promise, resolve } = make();
          promise.then(() => log.push(name));
          resolve(value);
        }
        let tick = Promise.resolve();
        for (let i = 0; i < 5; i++) tick = tick.then(() => log.push(i));
        await tick;
        return log;
      };
      print([await order(native), await order(() => Promise.withResolvers())]);`;
    const [[native, ours]] = (await printed(program)) as [[unknown[], unknown[]]];
    expect(native).toHaveLength(8);
    expect(ours).toEqual(native);
  });

  test('leaves rejections that nobody handles to the platform', async () => {
    const { code, stderr } = await run(`Promise.withResolvers().reject(new RangeError('nobody handles it'));`);
    expect(code).toBe(1);
    expect(stderr).toContain('RangeError: nobody handles it');
  });
});

describe.concurrent('receivers that are not the realm’s Promise get no source', () => {
  test('subclasses', async () => {
    const program = `${isOurs}
      class Sub extends Promise {}
      for (const record of [Sub.withResolvers(), Promise.withResolvers.call(Sub)]) {
        record.resolve(1);
        print([isOurs(record), record.promise.constructor === Sub, Object.keys(record), await record.promise]);
      }`;
    const expected = [false, true, ['promise', 'resolve', 'reject'], 1];
    expect(await printed(program)).toEqual([expected, expected]);
  });

  test('other constructors, which must hand out two functions once', async () => {
    const program = `
      const outcome = (...calls) => {
        let shape;
        function Other(executor) { shape = [executor.name, executor.length]; for (const call of calls) executor(...call); }
        try {
          const { promise, resolve, reject } = Promise.withResolvers.call(Other);
          return [promise instanceof Other, resolve(), reject(), ...shape];
        } catch (error) { return error.name; }
      };
      const one = () => 1, two = () => 2;
      print(outcome([one, two]));
      print(outcome([], [undefined, undefined], [one, two]));
      for (const calls of [[], [[]], [[one]], [[undefined, two]], [[1, 2]], [[one, two], [one, two]]]) print(outcome(...calls));`;
    const served = [true, 1, 2, '', 2];
    expect(await printed(program)).toEqual([served, served, ...new Array<string>(6).fill('TypeError')]);
  });

  test('what is no constructor', async () => {
    const program = `
      for (const receiver of [undefined, null, 86, 'Promise', true, Symbol(), {}, eval, () => {}]) {
        try { Promise.withResolvers.call(receiver); } catch (error) { print(error instanceof TypeError); }
      }`;
    expect(await printed(program)).toEqual(new Array<boolean>(9).fill(true));
  });

  test('the realm’s own, once the program has replaced the global', async () => {
    const program = `${isOurs}
      const Native = Promise;
      globalThis.Promise = class Tracked extends Native {};
      const records = [Native.withResolvers(), Promise.withResolvers()];
      print(records.map((record) => [isOurs(record), record.promise.constructor.name]));`;
    expect(await printed(program)).toEqual([
      [
        [false, 'Promise'],
        [false, 'Tracked'],
      ],
    ]);
  });

  test('other realms', async () => {
    const program = `${isOurs}
      import { runInNewContext } from 'node:vm';
      const Foreign = runInNewContext('Promise');
      const record = Promise.withResolvers.call(Foreign);
      print([isOurs(record), record.promise instanceof Foreign, record.promise instanceof Promise]);`;
    expect(await printed(program)).toEqual([[false, true, false]]);
  });
});

test('worker threads inherit the shim', async () => {
  // Its type is that of the program in some versions of Node, so it imports as both types can.
  const worker = `${isOurs} import('node:worker_threads').then((node) => node.parentPort.postMessage(isOurs(Promise.withResolvers())));`;
  const program = `
    import { Worker } from 'node:worker_threads';
    new Worker(${JSON.stringify(worker)}, { eval: true }).on('message', print);`;
  expect(await printed(program)).toEqual([true]);
});
