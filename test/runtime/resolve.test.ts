import { describe, expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';
import { evaluateElsewhere } from './support/other-realm.ts';
import { turn } from './support/turn.ts';

const resolved = (value: unknown) => {
  const source = new TaskCompletionSource<unknown>();
  source.promise.catch(() => undefined);
  source.resolve(value);
  return source;
};

it('is bound, and always the same function', async () => {
  const source = new TaskCompletionSource<number>();
  const { resolve, reject } = source;
  expect(source.resolve).toBe(resolve);
  expect(source.reject).toBe(reject);
  resolve(1);
  reject(new Error('ignored'));
  resolve(2);
  expect(await source.promise).toBe(1);
});

describe('status', () => {
  it.each<[string, unknown]>([
    ['a primitive', 1],
    ['undefined', undefined],
    ['null', null],
    ['an object', {}],
    ['an object without a prototype', Object.create(null)],
    ['a function', () => 1],
    ['an object whose then is no function', { then: 1 }],
    ['an object that hides a then', Object.create({ then: () => undefined }, { then: { value: undefined } })],
    [
      'an object whose then can only be set',
      {
        set then(_: unknown) {
          throw new Error('set');
        },
      },
    ],
  ])('is fulfilled after %s', (_title, value) => {
    expect(resolved(value).status).toBe('fulfilled');
  });

  it.each<[string, unknown]>([
    ['a promise', Promise.resolve(1)],
    ['a pending promise', new Promise(() => undefined)],
    ['a promise of another realm', evaluateElsewhere('Promise.resolve(1)')],
    ['a thenable', { then: () => undefined }],
    ['an inherited then', Object.create({ then: () => undefined })],
    ['a function with a then', Object.assign(() => 1, { then: () => undefined })],
    [
      'an accessor',
      {
        get then() {
          return undefined;
        },
      },
    ],
    [
      'a proxy that answers nothing',
      new Proxy(
        {},
        {
          getOwnPropertyDescriptor: () => {
            throw new Error('no');
          },
        },
      ),
    ],
  ])('is adopted after %s', (_title, value) => {
    const source = resolved(value);
    expect(source.status).toBe('adopted');
    expect(source.isCompleted).toBe(true);
  });

  it('stays adopted for good', async () => {
    const source = resolved(Promise.resolve(1));
    expect(await source.promise).toBe(1);
    await turn();
    expect(source.status).toBe('adopted');
  });

  it('is rejected after reject, whatever the reason', () => {
    for (const reason of [undefined, null, new Error('no'), Promise.resolve(1)]) {
      const source = new TaskCompletionSource();
      source.promise.catch(() => undefined);
      source.reject(reason);
      expect(source.status).toBe('rejected');
    }
  });
});

it('attaches nothing of its own to what it adopts but the one then of native', () => {
  const calls: unknown[][] = [];
  resolved({ then: (...args: unknown[]) => calls.push(args) });
  return turn().then(() => {
    expect(calls).toHaveLength(1);
    expect(calls[0]).toHaveLength(2);
  });
});

describe('then is read exactly once', () => {
  const values: [string, unknown][] = [
    [
      'a function',
      (done: (value: number) => void) => {
        done(1);
      },
    ],
    ['no function', 42],
    ['undefined', undefined],
  ];
  const kinds: [string, (then: unknown, count: () => void) => object][] = [
    [
      'an own accessor',
      (then, count) => ({
        get then() {
          count();
          return then;
        },
      }),
    ],
    [
      'an inherited accessor',
      (then, count) =>
        Object.create({
          get then() {
            count();
            return then;
          },
        }) as object,
    ],
    [
      'an accessor of a promise',
      (then, count) =>
        Object.defineProperty(Promise.resolve(1), 'then', {
          get() {
            count();
            return then;
          },
        }),
    ],
    [
      'an accessor of a function',
      (then, count) =>
        Object.defineProperty(() => 1, 'then', {
          get() {
            count();
            return then;
          },
        }),
    ],
    [
      'a proxy',
      (then, count) =>
        new Proxy(
          {},
          {
            get: (_, key) => {
              if (key !== 'then') return undefined;
              count();
              return then;
            },
          },
        ),
    ],
  ];

  it.each(kinds.flatMap(([kind, make]) => values.map(([title, then]) => [kind, title, make, then] as const)))(
    'of %s that gives %s',
    async (_kind, _title, make, then) => {
      for (const read of ['early', 'late', 'never']) {
        let reads = 0;
        const value = make(then, () => reads++);
        const source = new TaskCompletionSource<unknown>();
        if (read === 'early') void source.promise;
        expect(reads).toBe(0);
        source.resolve(value);
        expect(reads).toBe(1);
        if (read === 'late') void source.promise;
        await turn();
        expect(reads).toBe(1);
        if (typeof then === 'function') expect(await source.promise).toBe(1);
      }
    },
  );

  it('of one that throws', async () => {
    let reads = 0;
    const source = resolved({
      get then() {
        reads++;
        throw new Error('no');
      },
    });
    await expect(source.promise).rejects.toThrow('no');
    expect(reads).toBe(1);
  });

  it('and never on a completed source', () => {
    const source = new TaskCompletionSource<unknown>();
    source.setResult(1);
    source.resolve({
      get then() {
        throw new Error('read');
      },
    });
    expect(source.status).toBe('fulfilled');
  });
});
