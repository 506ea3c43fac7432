import { describe, expect, it } from 'vitest';
import { TaskCompletionSource } from '../../src/runtime/src/index.ts';

interface Deferred {
  readonly promise: Promise<unknown>;
  readonly resolve: (value: unknown) => void;
  readonly reject: (reason?: unknown) => void;
}
type Log = (entry: string) => void;
type Scenario = (deferred: Deferred, log: Log) => void;

/** `Promise.withResolvers()`, which Node 20 lacks. */
function native(): Deferred {
  let resolve: Deferred['resolve'] | undefined;
  let reject: Deferred['reject'] | undefined;
  const promise = new Promise<unknown>((...functions) => {
    [resolve, reject] = functions;
  });
  if (resolve === undefined || reject === undefined) throw new Error('the executor has run');
  return { promise, resolve, reject };
}

/** What a scenario logs, between the numbers of the microtask ticks in which it does. */
async function ticks(deferred: Deferred, scenario: Scenario): Promise<string[]> {
  const entries: string[] = [];
  scenario(deferred, (entry) => entries.push(entry));
  for (let tick = 1; tick <= 12; tick++) {
    await Promise.resolve();
    entries.push(String(tick));
  }
  return entries;
}

const show = (value: unknown) => (value instanceof Error ? String(value) : JSON.stringify(value));

const observe = (name: string, promise: Promise<unknown>, log: Log) => {
  promise.then(
    (value) => {
      log(`${name} fulfilled ${show(value)}`);
    },
    (reason: unknown) => {
      log(`${name} rejected ${show(reason)}`);
    },
  );
};

const later = (count: number, callback: () => void) => {
  let promise = Promise.resolve();
  for (let i = 1; i < count; i++) promise = promise.then();
  void promise.then(callback);
};

/** A way to settle, tried with `promise` read at different times. */
const settlements: [title: string, settle: Scenario][] = [
  [
    'resolve nothing',
    ({ resolve }) => {
      resolve(undefined);
    },
  ],
  [
    'resolve a primitive',
    ({ resolve }) => {
      resolve(1);
    },
  ],
  [
    'resolve null',
    ({ resolve }) => {
      resolve(null);
    },
  ],
  [
    'resolve an object',
    ({ resolve }) => {
      resolve({ a: 1 });
    },
  ],
  [
    'resolve a function',
    ({ resolve }) => {
      resolve(() => 1);
    },
  ],
  [
    'resolve an error',
    ({ resolve }) => {
      resolve(new Error('a value'));
    },
  ],
  [
    'resolve a fulfilled promise',
    ({ resolve }) => {
      resolve(Promise.resolve(1));
    },
  ],
  [
    'resolve a rejected promise',
    ({ resolve }) => {
      resolve(Promise.reject(new Error('no')));
    },
  ],
  [
    'resolve a pending promise',
    ({ resolve }) => {
      resolve(
        new Promise((done) => {
          later(3, () => {
            done(1);
          });
        }),
      );
    },
  ],
  [
    'resolve a promise chain',
    ({ resolve }) => {
      resolve(Promise.resolve(1).then((n) => n + 1));
    },
  ],
  [
    'resolve an async function',
    ({ resolve }) => {
      resolve(
        (async () => {
          await Promise.resolve();
          return 1;
        })(),
      );
    },
  ],
  [
    'resolve a promise of a promise',
    ({ resolve }) => {
      resolve(Promise.resolve().then(() => Promise.resolve(1)));
    },
  ],
  [
    'resolve itself',
    (deferred) => {
      deferred.resolve(deferred.promise);
    },
  ],
  [
    'resolve a promise of itself',
    (deferred) => {
      deferred.resolve(deferred.promise.then());
      deferred.reject(1);
    },
  ],
  [
    'resolve a thenable',
    ({ resolve }, log) => {
      resolve({
        then(done: (value: number) => void) {
          log('then called');
          done(1);
        },
      });
    },
  ],
  [
    'resolve a thenable that is slow',
    ({ resolve }, log) => {
      resolve({
        then(done: (value: number) => void) {
          log('then called');
          later(2, () => {
            done(1);
          });
        },
      });
    },
  ],
  [
    'resolve a thenable that rejects',
    ({ resolve }) => {
      resolve({
        then(_: unknown, fail: (reason: unknown) => void) {
          fail(new Error('no'));
        },
      });
    },
  ],
  [
    'resolve a thenable that throws',
    ({ resolve }) => {
      resolve({
        then() {
          throw new Error('no');
        },
      });
    },
  ],
  [
    'resolve a thenable that does all of it',
    ({ resolve }) => {
      resolve({
        then(done: (value: number) => void, fail: (reason: unknown) => void) {
          done(1);
          fail(2);
          throw new Error('no');
        },
      });
    },
  ],
  [
    'resolve a thenable of a thenable',
    ({ resolve }) => {
      const inner = {
        then(done: (value: unknown) => void) {
          done(1);
        },
      };
      resolve({
        then(done: (value: unknown) => void) {
          done(inner);
        },
      });
    },
  ],
  [
    'resolve a function with then',
    ({ resolve }) => {
      resolve(
        Object.assign(() => 0, {
          then(done: (value: number) => void) {
            done(1);
          },
        }),
      );
    },
  ],
  [
    'resolve a subclass of Promise',
    ({ resolve }, log) => {
      class Loud extends Promise<number> {
        override then<A, B>(...handlers: Parameters<Promise<number>['then']>): Promise<A | B> {
          log('then called');
          return super.then(...handlers) as Promise<A | B>;
        }
      }
      resolve(Loud.resolve(1));
    },
  ],
  [
    'resolve a promise with a then of its own',
    ({ resolve }) => {
      resolve(
        Object.assign(Promise.resolve(1), {
          then(done: (value: number) => void) {
            done(2);
          },
        }),
      );
    },
  ],
  [
    'resolve an object whose then is no function',
    ({ resolve }) => {
      resolve({ then: 1 });
    },
  ],
  [
    'resolve an accessor that gives a function',
    ({ resolve }, log) => {
      resolve({
        get then() {
          log('then read');
          return (done: (value: number) => void) => {
            done(1);
          };
        },
      });
    },
  ],
  [
    'resolve an accessor that gives none',
    ({ resolve }, log) => {
      resolve({
        get then() {
          log('then read');
          return undefined;
        },
      });
    },
  ],
  [
    'resolve an accessor that throws',
    ({ resolve }, log) => {
      resolve({
        get then() {
          log('then read');
          throw new Error('no');
        },
      });
    },
  ],
  [
    'resolve an inherited accessor',
    ({ resolve }, log) => {
      resolve(
        Object.create({
          get then() {
            log('then read');
            return undefined;
          },
        }),
      );
    },
  ],
  [
    'resolve an accessor that settles again',
    ({ resolve, reject }, log) => {
      resolve({
        get then() {
          log('then read');
          reject(1);
          resolve(2);
          return undefined;
        },
      });
    },
  ],
  [
    'resolve a proxy',
    ({ resolve }, log) => {
      resolve(
        new Proxy(
          {},
          {
            get: (_, key) => {
              log(`get ${String(key)}`);
              return undefined;
            },
          },
        ),
      );
    },
  ],
  [
    'resolve a proxy with a then',
    ({ resolve }, log) => {
      const then = (done: (value: number) => void) => {
        done(1);
      };
      resolve(
        new Proxy(
          {},
          {
            get: (_, key) => {
              log(`get ${String(key)}`);
              return key === 'then' ? then : 0;
            },
          },
        ),
      );
    },
  ],
  [
    'resolve a revoked proxy',
    ({ resolve }) => {
      const { proxy, revoke } = Proxy.revocable({}, {});
      revoke();
      resolve(proxy);
    },
  ],
  [
    'resolve an object that gets a then afterwards',
    ({ resolve }) => {
      const value: object = {};
      resolve(value);
      Object.assign(value, {
        then: (done: (value: number) => void) => {
          done(1);
        },
      });
    },
  ],
  [
    'reject an error',
    ({ reject }) => {
      reject(new Error('no'));
    },
  ],
  [
    'reject nothing',
    ({ reject }) => {
      reject();
    },
  ],
  [
    'reject a promise',
    ({ reject }) => {
      reject(Promise.resolve(1));
    },
  ],
  [
    'reject an accessor',
    ({ reject }, log) => {
      reject({
        get then() {
          log('then read');
          return undefined;
        },
      });
    },
  ],
  [
    'resolve twice',
    ({ resolve }) => {
      resolve(1);
      resolve(2);
    },
  ],
  [
    'reject twice',
    ({ reject }) => {
      reject(1);
      reject(2);
    },
  ],
  [
    'resolve, then reject',
    ({ resolve, reject }) => {
      resolve(1);
      reject(2);
    },
  ],
  [
    'reject, then resolve',
    ({ resolve, reject }) => {
      reject(1);
      resolve(2);
    },
  ],
  [
    'adopt, then resolve',
    ({ resolve }) => {
      resolve(Promise.resolve(1));
      resolve(2);
    },
  ],
  [
    'adopt, then reject',
    ({ resolve, reject }) => {
      resolve(Promise.resolve(1));
      reject(2);
    },
  ],
];

const readings: [title: string, read: (settle: Scenario) => Scenario][] = [
  [
    'read before',
    (settle) => (deferred, log) => {
      observe('early', deferred.promise, log);
      settle(deferred, log);
      log('settled');
    },
  ],
  [
    'read after',
    (settle) => (deferred, log) => {
      settle(deferred, log);
      log('settled');
      observe('late', deferred.promise, log);
    },
  ],
  [
    'read before and after',
    (settle) => (deferred, log) => {
      observe('early', deferred.promise, log);
      settle(deferred, log);
      log('settled');
      observe('late', deferred.promise, log);
      later(4, () => {
        observe('latest', deferred.promise, log);
      });
    },
  ],
  [
    'settled later',
    (settle) => (deferred, log) => {
      observe('early', deferred.promise, log);
      later(2, () => {
        settle(deferred, log);
        log('settled');
      });
    },
  ],
  [
    'awaited',
    (settle) => (deferred, log) => {
      const consume = async () => {
        try {
          const value = await deferred.promise;
          log(`awaited ${show(value)}`);
        } catch (error) {
          log(`caught ${show(error)}`);
        }
      };
      void consume();
      settle(deferred, log);
      log('settled');
    },
  ],
];

describe.each(readings)('%s', (_reading, read) => {
  it.each(settlements)('%s: as native, tick for tick', async (_settlement, settle) => {
    const expected = await ticks(native(), read(settle));
    expect(await ticks(new TaskCompletionSource<unknown>(), read(settle))).toEqual(expected);
  });
});

describe('set*, tick for tick like native', () => {
  it.each<[string, (source: TaskCompletionSource<unknown>) => void, (deferred: Deferred) => void]>([
    [
      'setResult',
      (s) => {
        s.setResult(1);
      },
      (d) => {
        d.resolve(1);
      },
    ],
    [
      'setResult of an object',
      (s) => {
        s.setResult({});
      },
      (d) => {
        d.resolve({});
      },
    ],
    [
      'setException',
      (s) => {
        s.setException('no');
      },
      (d) => {
        d.reject('no');
      },
    ],
    [
      'setCanceled',
      (s) => {
        s.setCanceled('no');
      },
      (d) => {
        d.reject('no');
      },
    ],
  ])('%s', async (_title, set, settle) => {
    for (const [, read] of readings) {
      const source = new TaskCompletionSource<unknown>();
      const ours = ticks(
        source,
        read(() => {
          set(source);
        }),
      );
      expect(await ours).toEqual(
        await ticks(
          native(),
          read((deferred) => {
            settle(deferred);
          }),
        ),
      );
    }
  });
});

it('runs no continuation inside a call that completes', () => {
  const seen: string[] = [];
  const complete: ((source: TaskCompletionSource<unknown>, controller: AbortController) => void)[] = [
    (source) => {
      source.setResult(1);
    },
    (source) => {
      source.setException(1);
    },
    (source) => {
      source.setExceptions([1]);
    },
    (source) => {
      source.setCanceled();
    },
    (source) => {
      source.resolve(1);
    },
    (source) => {
      source.resolve(Promise.resolve());
    },
    (source) => {
      source.reject(1);
    },
    (source) => {
      source[Symbol.dispose]();
    },
    (_, controller) => {
      controller.abort();
    },
  ];
  for (const run of complete) {
    const controller = new AbortController();
    const source = new TaskCompletionSource<unknown>({ signal: controller.signal });
    source.promise.then(
      () => seen.push('then'),
      () => seen.push('catch'),
    );
    run(source, controller);
    expect(source.isCompleted).toBe(true);
  }
  expect(seen).toEqual([]);
});
